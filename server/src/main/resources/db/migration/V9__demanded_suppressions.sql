-- A callee who demands in a call not to be called again is nobody's user.
alter table suppression_changes alter column user_id drop not null;
alter table suppression_changes add column call uuid references calls on delete set null;
