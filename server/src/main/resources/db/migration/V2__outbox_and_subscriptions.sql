-- What cannot be told is parked, with why; detail is what an event tells beyond its call
alter table outbox
  add column detail json,
  add column parked timestamptz,
  add column error text;
create index outbox_waiting on outbox (id) where parked is null;

-- An index holds rows of at most 2,704 bytes, and an address alone may have 2,000 characters.
drop index webhook_subscriptions_live;
create unique index webhook_subscriptions_live
  on webhook_subscriptions (team, type, md5(url), md5(data)) nulls not distinct
  where ended is null;
