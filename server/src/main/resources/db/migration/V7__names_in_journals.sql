-- Events have the names of the journal's format (docs/journal.md), and of format 1 those of classes.
drop index call_events_spoken;
create index call_events_spoken on call_events (call, index)
  where type in ('agent_spoke', 'callee_spoke', 'AgentSpoke', 'CalleeSpoke');
