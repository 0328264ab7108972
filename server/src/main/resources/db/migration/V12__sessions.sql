-- People who are signed in with a browser. Kept is a digest of what their cookie holds. password_due:
-- it was begun by a ticket, and no password was chosen in it yet
create table sessions (
  id uuid primary key,
  hash bytea not null unique,
  user_id uuid not null,
  team uuid not null,
  password_due boolean not null,
  created timestamptz not null,
  used timestamptz not null,
  foreign key (user_id, team) references memberships on delete cascade
);
create index sessions_user on sessions (user_id);
create index sessions_used on sessions (used);
create index sessions_created on sessions (created);

-- Each signs one user in once; kept is a digest.
create table sign_in_tickets (
  hash bytea primary key,
  user_id uuid not null references users on delete cascade,
  created timestamptz not null
);
create index sign_in_tickets_created on sign_in_tickets (created);

-- when a person chose their password, null while it is the one that was made for them
alter table users add column password_chosen timestamptz;

-- when a token was last seen, to the minute
alter table api_tokens add column used timestamptz;
