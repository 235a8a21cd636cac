-- By how many minutes a ticket was promised to be due at a time, in the hours of calendars: what it took to come to that time is never guessed
-- from calendars that were changed since. Where nobody had a calendar nothing is written: there minutes are minutes.
create table due_by_minutes (
  -- It travels together with its ticket.
  ticket_id uuid not null references ticket deferrable initially deferred,
  due_at timestamptz not null,
  minutes integer not null,
  primary key (ticket_id, due_at)
);
