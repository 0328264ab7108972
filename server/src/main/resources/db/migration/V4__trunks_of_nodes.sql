-- which trunks a node can dial, and how many calls each carries at once by its settings; a trunk
-- without a node carries nothing
create table node_trunks (
  node uuid not null references nodes on delete cascade,
  trunk text not null references trunks,
  capacity int not null check (capacity >= 0),
  primary key (node, trunk)
);
create index node_trunks_trunk on node_trunks (trunk);
alter table trunks drop column capacity;
create index attempts_of_node_and_trunk on attempts (node, trunk) where state = 'dialling';
