-- when a call was ordered for, at the earliest; none for as soon as there is room. An attempt's due
-- is when it is looked at next
alter table calls add column call_at timestamptz;
