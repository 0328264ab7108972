-- What teams spent on language models besides their calls, such as at publishing, by day of UTC; cost
-- in millionths of the currency of the prices.
create table model_spending_besides (
  team uuid not null references teams,
  day date not null,
  tokens bigint not null,
  cost bigint not null,
  primary key (team, day)
);
