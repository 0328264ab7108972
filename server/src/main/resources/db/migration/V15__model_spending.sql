-- What calls spent on language models, by day of UTC; cost in millionths of the currency of the
-- prices. A row is of one call, so that calls of a team do not wait for each other.
create table model_spending (
  call uuid not null references calls on delete cascade,
  day date not null,
  team uuid not null references teams,
  tokens bigint not null,
  cost bigint not null,
  primary key (call, day)
);
create index model_spending_of_team on model_spending (team, day);
