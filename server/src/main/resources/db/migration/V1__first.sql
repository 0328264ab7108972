create table teams (
  id uuid primary key,
  name text not null,
  max_concurrent int not null check (max_concurrent >= 0),
  calls_per_second int not null check (calls_per_second >= 0),
  created timestamptz not null
);

create table users (
  id uuid primary key,
  name text not null,
  email text not null,
  password_hash text not null,
  created timestamptz not null
);
create unique index users_email on users (lower(email));

create table memberships (
  user_id uuid not null references users,
  team uuid not null references teams,
  primary key (user_id, team)
);

-- team is the one a token speaks for when the request names none
create table api_tokens (
  id uuid primary key,
  hash bytea not null unique,
  name text not null,
  user_id uuid not null,
  team uuid not null,
  created timestamptz not null,
  foreign key (user_id, team) references memberships
);

create table contacts (
  id uuid primary key,
  team uuid not null references teams,
  version int not null default 1,
  phone_number text not null,
  name text,
  email text,
  country_code text,
  caller_type text,
  attributes jsonb not null default '{}',
  tags text[] not null default '{}',
  created timestamptz not null,
  updated timestamptz not null,
  deleted timestamptz,
  unique (team, id)
);
create unique index contacts_phone_number on contacts (team, phone_number) where deleted is null;
create index contacts_created on contacts (team, created) where deleted is null;

-- who vouched, when and by which token, that the contact agreed to be called
create table consents (
  contact uuid not null references contacts,
  attested timestamptz not null,
  user_id uuid not null references users,
  token uuid references api_tokens
);
create index consents_contact on consents (contact, attested);

create table suppressions (
  team uuid not null references teams,
  phone_number text not null,
  reason text not null,
  created timestamptz not null,
  user_id uuid references users,
  primary key (team, phone_number)
);

create table agents (
  id text primary key,
  team uuid not null references teams,
  version int not null default 1,
  title text not null,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'ARCHIVED')),
  draft json not null,
  published int,
  created timestamptz not null,
  updated timestamptz not null,
  unique (team, id)
);

create table agent_versions (
  agent text not null references agents,
  number int not null,
  document json not null,
  published timestamptz not null,
  user_id uuid references users,
  primary key (agent, number)
);

create table trunks (
  name text primary key,
  capacity int not null check (capacity >= 0)
);

create table nodes (
  id uuid primary key,
  host text not null,
  started timestamptz not null,
  heartbeat timestamptz not null
);

-- user_id and token say who ordered it
create table calls (
  id uuid primary key,
  team uuid not null references teams,
  contact uuid not null,
  agent text not null,
  agent_version int not null,
  version int not null default 1,
  status text not null,
  phone_number text not null,
  metadata jsonb,
  tags text[] not null default '{}',
  job uuid,
  idempotency_key text,
  user_id uuid not null references users,
  token uuid references api_tokens,
  created timestamptz not null,
  updated timestamptz not null,
  started timestamptz,
  ended timestamptz,
  end_reason text,
  end_detail text,
  variables jsonb,
  outcomes text[],
  recording text,
  recording_ms bigint,
  hang_up_requested timestamptz,
  check ((ended is null) = (end_reason is null)),
  foreign key (team, contact) references contacts (team, id),
  foreign key (team, agent) references agents (team, id),
  foreign key (agent, agent_version) references agent_versions
);
create index calls_agent on calls (team, agent, created);
create index calls_job on calls (job) where job is not null;
create index calls_contact on calls (contact);
create unique index calls_idempotency_key on calls (team, idempotency_key);

-- What is claimed: queued, then dialling once it is fenced, then ended for ever.
create table attempts (
  id uuid primary key,
  call uuid not null references calls,
  team uuid not null references teams,
  number int not null,
  state text not null check (state in ('queued', 'dialling', 'ended')),
  due timestamptz not null,
  trunk text not null,
  phone_number text not null,
  node uuid,
  dialled timestamptz,
  ended timestamptz,
  end_reason text,
  unique (call, number),
  check (state <> 'dialling' or (node is not null and dialled is not null)),
  check ((state = 'ended') = (ended is not null and end_reason is not null))
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);
create index attempts_queued on attempts (team, due, id) where state = 'queued';
create index attempts_queued_for_trunk on attempts (team, trunk, due, id) where state = 'queued';
create index attempts_dialling on attempts (team) where state = 'dialling';
create index attempts_of_trunk on attempts (trunk) where state = 'dialling';
create index attempts_of_node on attempts (node) where state = 'dialling';
create index attempts_dialled on attempts (team, dialled);

-- The journals: json and not jsonb, for what is read back is what was written, byte for byte.
create table call_events (
  call uuid not null references calls,
  index int not null,
  type text not null,
  at timestamptz not null,
  body json not null,
  primary key (call, index)
);

-- data is the agent a subscription is limited to; ended ones are kept for their deliveries
create table webhook_subscriptions (
  id uuid primary key,
  team uuid not null references teams,
  type text not null,
  url text not null,
  data text,
  secret text not null,
  previous_secret text,
  created timestamptz not null,
  ended timestamptz
);
create unique index webhook_subscriptions_live
  on webhook_subscriptions (team, type, url, data) nulls not distinct where ended is null;

create table outbox (
  id bigint generated always as identity primary key,
  team uuid not null references teams,
  call uuid not null references calls,
  agent text not null,
  type text not null,
  created timestamptz not null
);

create table deliveries (
  id uuid primary key,
  position bigint not null,
  team uuid not null references teams,
  subscription uuid not null references webhook_subscriptions,
  call uuid not null references calls,
  type text not null,
  body text not null,
  state text not null check (state in ('pending', 'delivered', 'parked', 'dropped')),
  attempts int not null default 0,
  next_attempt timestamptz not null,
  last_status int,
  last_error text,
  created timestamptz not null,
  finished timestamptz
);
create index deliveries_pending on deliveries (subscription, call, position) where state = 'pending';
create index deliveries_team on deliveries (team, created);

create table idempotency_keys (
  team uuid not null references teams,
  key text not null,
  request bytea not null,
  status int,
  body text,
  created timestamptz not null,
  primary key (team, key)
);

-- db-scheduler's own table
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
