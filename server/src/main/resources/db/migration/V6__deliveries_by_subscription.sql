-- A delivery waits in its own row until it is due
delete from scheduled_tasks where task_name = 'deliver-webhook';
create index deliveries_due on deliveries (subscription, next_attempt) where state = 'pending';
