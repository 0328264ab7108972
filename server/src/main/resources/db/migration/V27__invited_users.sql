-- whether somebody else made this user, who comes in by a link until they have chosen a password
alter table users add column invited boolean not null default false;
