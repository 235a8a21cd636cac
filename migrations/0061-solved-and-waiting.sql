-- Solved tickets in the order of time: few of all, and none but them pays for it.
create index ticket_resolved_newest_idx on ticket (opened_at desc, id desc) where status = 'resolved' and discarded_at is null;
-- A waiting ticket is open and has a reason. Taken for chances that have nothing to do with each other, they make a list look a thousand times
-- shorter than it is, and all of it is read to be put in order.
create statistics ticket_standing (dependencies, mcv) on status, active, waiting_reason from ticket;
