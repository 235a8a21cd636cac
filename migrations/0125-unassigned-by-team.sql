-- Nobody's tickets are mostly asked for by team: with the team in the index the others' are passed over without a look at the ticket itself, and
-- the order by which they are due remains.
drop index ticket_unassigned_idx;
create index ticket_unassigned_idx on ticket (due_at, id, team_id) where active and assignee_id is null and discarded_at is null;
