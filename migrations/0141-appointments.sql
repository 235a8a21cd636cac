-- Times at a counter that can be booked: how long each is, and how many at once (0: none).
alter table counter
  add column slot_minutes smallint not null default 15 check (slot_minutes between 5 and 120),
  add column seats smallint not null default 0 check (seats between 0 and 20),
  add column days_ahead smallint not null default 14 check (days_ahead between 1 and 90);

create table appointment (
  id uuid primary key,
  counter_id uuid not null references counter,
  person_id uuid not null references person,
  -- what it is about already; null: nothing yet
  ticket_id uuid references ticket,
  reason_key text,
  about text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- which of those at once: two can never have one
  seat smallint not null,
  state text not null check (state in ('booked', 'cancelled', 'came')),
  -- of the calendar file (RFC 5545, 3.8.7.4)
  sequence integer not null default 0,
  booked_by uuid references person,
  made_at timestamptz not null,
  reminded_at timestamptz
);
create unique index appointment_seat_idx on appointment (counter_id, starts_at, seat) where state <> 'cancelled';
create index appointment_person_idx on appointment (person_id, starts_at);
create index appointment_ticket_idx on appointment (ticket_id) where ticket_id is not null;
create index appointment_soon_idx on appointment (starts_at) where state = 'booked' and reminded_at is null;

-- Who came at a time that was theirs.
alter table walk_in
  add column appointment_id uuid references appointment,
  add column due_at timestamptz;

-- The calendar file that goes along with a mail. {{organizer}} is the address that sends it.
create table outbox_calendar (
  outbox_id uuid primary key references outbox on delete cascade,
  method text not null check (method in ('REQUEST', 'CANCEL')),
  content text not null
);
