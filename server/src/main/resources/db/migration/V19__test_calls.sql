-- Whether subscribers are told of a call; of one that was made to test only where its orderer wants it
alter table calls add column told boolean not null default true;

-- Simulated callees have numbers of a country that was never given to anybody, and a trunk of their
-- own that leads to no carrier. Neither is ever under way with what belongs to the other.
alter table attempts add constraint attempts_simulated
  check (state = 'ended' or (phone_number like '+999_%') = (trunk = 'simulated'));
