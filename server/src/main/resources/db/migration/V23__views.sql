-- Filters of a list that people keep under a name: each their own, or one for the whole team.
create table views (
  id uuid primary key,
  team uuid not null,
  user_id uuid not null,
  name text not null,
  filters jsonb not null,
  shared boolean not null,
  created timestamptz not null,
  updated timestamptz not null,
  foreign key (user_id, team) references memberships on delete cascade
);
create index views_team on views (team, created);
