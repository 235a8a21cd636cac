-- What waits for my teams, or for me with another's team, is asked for in parts: with whose it is in the index the others' are passed over without a
-- look at the ticket itself, and the order by which they are due remains.
drop index ticket_waiting_due_idx;
create index ticket_waiting_due_idx on ticket (due_at, id, team_id, assignee_id) where active and status = 'waiting' and discarded_at is null;
