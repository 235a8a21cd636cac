create table contact (
  id uuid primary key,
  channel text not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  state text not null check (state in ('live', 'on_hold', 'wrap_up', 'ended')),
  person_id uuid references person,
  phone text,
  technician_id uuid references person,
  ticket_id uuid references ticket,
  -- The ticket was opened with this contact and may still be dropped with it.
  opened_ticket boolean not null default false,
  started_at timestamptz not null,
  ended_at timestamptz,
  wrapped_up_at timestamptz,
  outcome text check (outcome in ('solved', 'handed_up', 'kept_working', 'answered', 'wrong_number', 'abandoned')),
  note text not null default ''
);
create index contact_newest_idx on contact (started_at desc, id desc);
create index contact_live_idx on contact (technician_id, started_at) where state <> 'ended';
create index contact_person_idx on contact (person_id, started_at desc, id desc);
create index contact_technician_idx on contact (technician_id, started_at desc, id desc);
create index contact_ticket_idx on contact (ticket_id, started_at, id);
