-- whether a team has stopped dialling, since when, who said so and why. It is kept with the team,
-- whose row whoever hands out its calls has locked: once a stop is committed, none is handed out
alter table teams add column dialling_stopped boolean not null default false;
alter table teams add column dialling_changed timestamptz;
alter table teams add column dialling_changed_by uuid references users on delete set null;
alter table teams add column dialling_note text;
