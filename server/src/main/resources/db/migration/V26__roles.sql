-- What somebody may do in a team. Whoever is in one already may go on doing everything.
alter table memberships add column role text not null default 'admin'
  check (role in ('admin', 'member', 'viewer'));
alter table memberships alter column role drop default;

-- A revoked token stays when its user leaves the team: what was done by it refers to it.
alter table api_tokens drop constraint api_tokens_user_id_team_fkey;
alter table api_tokens add foreign key (user_id) references users;
alter table api_tokens add foreign key (team) references teams;

-- The ticket of a new member is good for longer than that of the first user.
alter table sign_in_tickets add column expires timestamptz;
update sign_in_tickets set expires = created + interval '15 minutes';
alter table sign_in_tickets alter column expires set not null;
drop index sign_in_tickets_created;
alter table sign_in_tickets drop column created;
create index sign_in_tickets_expires on sign_in_tickets (expires);
create index sign_in_tickets_user on sign_in_tickets (user_id);
