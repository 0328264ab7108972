-- What a call was like, read from its journal when it ends; turns is null until that was done. The
-- outcome that was taken last is the last of outcomes, and this is the node it is one of.
alter table calls
  add column test boolean not null default false,
  add column turns int,
  add column interrupted int,
  add column gap_p95_ms int,
  add column end_node text,
  add column end_step int,
  add column last_outcome_node text,
  add column duration_ms bigint generated always as (
    case when ended is not null
      then coalesce(greatest(0, trunc(extract(epoch from (ended - started)) * 1000)), 0)::bigint
    end) stored;
create index calls_without_figures on calls (ended) where ended is not null and turns is null;

-- All that was said in a call, weight A by the callee and B by the agent. One vector a call, so that
-- words are looked for in the whole of it, and out of calls, which are read without it.
create table call_words (
  call uuid primary key references calls on delete cascade,
  words tsvector not null
);
create index call_words_words on call_words using gin (words) with (fastupdate = off);

-- Newest first, and with what calls are filtered by: where few match, only this index is read.
drop index calls_created;
create index calls_created on calls (team, created desc, id desc) include (agent, agent_version,
  status, end_reason, contact, person, turns, interrupted, gap_p95_ms, duration_ms, test);
create index calls_tags on calls using gin (tags) with (fastupdate = off);
create index calls_outcomes on calls using gin (outcomes) with (fastupdate = off);
create index calls_variables on calls using gin (variables jsonb_path_ops) with (fastupdate = off);
create index calls_metadata on calls using gin (metadata jsonb_path_ops) with (fastupdate = off);
create index calls_end_node on calls (team, end_node) where end_node is not null;
