-- what may be dialled over a trunk, as PARLEY_DIAL_ALLOW has it
alter table trunks add column dial_allow text not null default 'all';
