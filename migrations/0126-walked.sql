-- Lists that begin where few tickets stand: what waits, in the order it is due, and what has tags, in the order it was opened. Those that have none
-- pay nothing for it.
create index ticket_waiting_due_idx on ticket (due_at, id) where active and status = 'waiting' and discarded_at is null;
create index ticket_tagged_idx on ticket (opened_at desc, id desc) where tags <> '{}' and discarded_at is null;
