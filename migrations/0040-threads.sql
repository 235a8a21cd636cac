-- The first and the latest messages of a thread, without a walk through all of them.
create index mail_reference_thread_idx on mail_reference (ticket_id, at, message_id) where not inside;
