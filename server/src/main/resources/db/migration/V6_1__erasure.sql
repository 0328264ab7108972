-- Kept is a digest of a key: what clients choose as one may be secret, or somebody's
update idempotency_keys set key = encode(sha256(convert_to(key, 'UTF8')), 'hex');
update calls set idempotency_key = encode(sha256(convert_to(idempotency_key, 'UTF8')), 'hex')
  where idempotency_key is not null;
create index idempotency_keys_created on idempotency_keys (created);
create index calls_keyed on calls (created) where idempotency_key is not null;
create index deliveries_call on deliveries (call);
create index deliveries_finished on deliveries (finished) where finished is not null;

alter table contacts add column erased timestamptz;
create index contacts_erased on contacts (erased) where erased is not null;
create index contacts_to_erase on contacts (deleted) where deleted is not null and erased is null;

-- Recordings of erased contacts, until whoever has them has deleted them
create table files_to_delete (
  file text primary key,
  since timestamptz not null
);

-- What a suppressed number is kept as once its contact is erased
create function suppression_digest(team uuid, phone_number text) returns text
  language sql immutable parallel safe
  as $$ select 'sha256:' || encode(sha256(convert_to(team || phone_number, 'UTF8')), 'hex') $$;
