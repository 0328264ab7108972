-- The addresses that knowledge bases have items from. next is when the address is asked for again,
-- null for never by itself; whoever asks moves it on first, so that no other does at the same time.
create table knowledge_sources (
  id uuid primary key,
  base uuid not null references knowledge_bases on delete cascade,
  url text not null,
  refresh_hours int not null check (refresh_hours >= 0),
  title text not null,
  problems text[] not null,
  etag text,
  last_modified text,
  fetched timestamptz not null,
  tried timestamptz not null,
  failures int not null default 0,
  error text,
  next timestamptz,
  unique (base, url)
);
create index knowledge_sources_due on knowledge_sources (next) where next is not null;

-- Null for an item that somebody wrote.
alter table knowledge_items add column source uuid references knowledge_sources on delete cascade;
