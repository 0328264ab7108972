-- What the agents of a team may answer from. version counts changes of name and items; a node that
-- holds another reads the base again.
create table knowledge_bases (
  id uuid primary key,
  team uuid not null references teams,
  name text not null,
  version int not null default 1,
  created timestamptz not null,
  updated timestamptz not null
);
create index knowledge_bases_of_team on knowledge_bases (team, created, id);

-- A question with its answer, or a text with its title ('' for none); place is the order.
create table knowledge_items (
  base uuid not null references knowledge_bases on delete cascade,
  id uuid not null,
  place int not null,
  question text,
  answer text,
  title text,
  body text,
  primary key (base, id),
  unique (base, place),
  check ((question is null) = (answer is null)),
  check ((title is null) = (body is null)),
  check ((question is null) <> (body is null))
);
