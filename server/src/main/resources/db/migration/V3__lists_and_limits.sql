-- What a contact is searched by: lower case, one value a line. Not all of what is immense.
create function contact_words(name text, phone_number text, email text, attributes jsonb)
  returns text language sql immutable parallel safe
begin atomic
  select lower(left(
    coalesce(name || E'\n', '') || phone_number || coalesce(E'\n' || email, '')
      || coalesce(E'\n' || (select string_agg(value, E'\n') from jsonb_each_text(attributes)), ''),
    65536));
end;

-- What a call is searched by: who is called, short enough for an index.
create function contact_person(name text, phone_number text, email text)
  returns text language sql immutable parallel safe
begin atomic
  select lower(left(
    coalesce(name || E'\n', '') || phone_number || coalesce(E'\n' || email, ''), 600));
end;

-- All runs of three characters. A text that contains another has all of that other's, and an index
-- of arrays finds who has them: nothing that a PostgreSQL might not have is needed.
create function runs_of_three(words text)
  returns text[] language sql immutable strict parallel safe
begin atomic
  select coalesce(array_agg(distinct run), '{}')
  from (select c || lead(c) over w || lead(c, 2) over w run
    from unnest(string_to_array(words, null)) with ordinality as u(c, place)
    window w as (order by place)) runs
  where run is not null;
end;

alter table contacts
  add column words text collate "C" not null
    generated always as (contact_words(name, phone_number, email, attributes)) stored,
  add column attributes_bytes int not null
    generated always as (octet_length(attributes::text)) stored;

create index contacts_words on contacts using gin (runs_of_three(words)) with (fastupdate = off)
  where deleted is null;
create index contacts_tags on contacts using gin (tags) with (fastupdate = off)
  where deleted is null;

-- Each order of the list has an index, read from either end. Names may be missing, and who has none
-- comes last either way.
drop index contacts_created;
create index contacts_created on contacts (team, created, id) where deleted is null;
create index contacts_updated on contacts (team, updated, id) where deleted is null;
create index contacts_name on contacts (team, name, id) where deleted is null;
create index contacts_name_desc on contacts (team, name desc nulls last, id desc)
  where deleted is null;

alter table calls
  add column person text collate "C",
  add column metadata_bytes int not null
    generated always as (coalesce(octet_length(metadata::text), 0)) stored;
update calls c set person = contact_person(k.name, c.phone_number, k.email)
  from contacts k where k.id = c.contact;
alter table calls alter column person set not null;

create function call_gets_person() returns trigger language plpgsql as $$
begin
  new.person := (select contact_person(k.name, new.phone_number, k.email)
    from contacts k where k.id = new.contact);
  return new;
end $$;
create trigger call_gets_person before insert or update of phone_number, contact on calls
  for each row execute function call_gets_person();

create function calls_get_person() returns trigger language plpgsql as $$
begin
  update calls set person = contact_person(new.name, phone_number, new.email)
    where contact = new.id;
  return null;
end $$;
create trigger calls_get_person after update of name, email on contacts
  for each row when (new.name is distinct from old.name or new.email is distinct from old.email)
  execute function calls_get_person();

-- Counting, filtering and searching read only the index: what they ask for is in it.
drop index calls_agent;
create index calls_agent on calls (team, agent, created, id) include (status);
create index calls_created on calls (team, created, id) include (agent, status, person);
create index call_events_spoken on call_events (call, index)
  where type in ('AgentSpoke', 'CalleeSpoke');

-- Who put a number on the suppression list or took it off, and why.
create table suppression_changes (
  id uuid primary key,
  team uuid not null references teams,
  phone_number text not null,
  change text not null check (change in ('added', 'removed')),
  reason text,
  at timestamptz not null,
  user_id uuid not null references users,
  token uuid references api_tokens
);
create index suppression_changes_at on suppression_changes (team, at, id);
create index suppressions_created on suppressions (team, created, phone_number);

-- A revoked token opens nothing; what it did is still its doing.
alter table api_tokens add column revoked timestamptz;
create index api_tokens_team on api_tokens (team, created);

create index deliveries_state on deliveries (team, state, created, id);
