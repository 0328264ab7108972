-- Replies that were asked again or corrected, read from the journal when its call ends; index is the
-- judgement's there. meant is the outcome a person said it was, null for none
create table unmatched_replies (
  call uuid not null,
  index int not null,
  team uuid not null references teams,
  agent text not null,
  at timestamptz not null,
  node text not null,
  node_name text,
  said text not null,
  reply text not null,
  why text not null check (why in ('asked_again', 'corrected')),
  outcome text,
  outcomes json not null,
  none double precision,
  least double precision,
  settled timestamptz,
  user_id uuid references users,
  meant text,
  primary key (call, index),
  foreign key (call, index) references call_events on delete cascade,
  foreign key (team, agent) references agents (team, id),
  check ((settled is null) = (user_id is null)),
  check (settled is not null or meant is null)
);
create index unmatched_replies_open on unmatched_replies (team, agent, at, call, index)
  where settled is null;
