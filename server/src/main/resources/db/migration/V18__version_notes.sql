-- What whoever published a version says of it.
alter table agent_versions add column note text;
