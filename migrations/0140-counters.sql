-- Places where people come to the desk: what a kiosk there asks, when it is open, whose the people are.
create table counter (
  id uuid primary key,
  key text not null unique,
  name_en text not null,
  name_nb text not null,
  -- how to find it, in words
  place text not null,
  site_id uuid references site,
  -- who serves there first; null: the default team of tier 1
  team_id uuid references team,
  -- when it is open; null: when its team is, else its site
  calendar_id uuid references calendar,
  -- in front of the numbers that are called
  letter text not null,
  -- why people come: key, label_en, label_nb, request_type (its key, or null)
  reasons jsonb not null,
  -- welcome and closed, by language
  words jsonb not null,
  most_waiting integer not null check (most_waiting between 1 and 500),
  -- on the wall: numbers alone, or first names besides
  shows text not null check (shows in ('number', 'name')),
  -- its screens show a code that lets a telephone check in
  by_phone boolean not null,
  sound boolean not null,
  active boolean not null,
  version integer not null default 1,
  changed_at timestamptz not null
);

-- Tablets and screens that stand there. A code pairs one once; after that it shows its token (SHA-256 of it here).
create table counter_device (
  id uuid primary key,
  counter_id uuid not null references counter,
  kind text not null check (kind in ('kiosk', 'board')),
  name text not null,
  code_hash bytea unique,
  code_until timestamptz,
  token_hash bytea unique,
  made_at timestamptz not null,
  paired_at timestamptz,
  seen_at timestamptz,
  revoked_at timestamptz
);
create index counter_device_counter_idx on counter_device (counter_id, made_at);

-- Somebody who came.
create table walk_in (
  id uuid primary key,
  counter_id uuid not null references counter,
  team_id uuid not null references team,
  -- the day at the counter, and their number on it
  day date not null,
  number integer not null,
  label text not null,
  -- what shows that the place is theirs (SHA-256)
  token_hash bytea not null unique,
  visitor_name text not null,
  -- a work mail or number that was typed: it proves nothing
  account text,
  reason_key text,
  reason_en text,
  reason_nb text,
  said text not null,
  language text not null,
  via text not null check (via in ('kiosk', 'phone')),
  device_id uuid references counter_device,
  -- of which network (SHA-256), for a day
  network text,
  state text not null check (state in ('waiting', 'called', 'serving', 'served', 'no_show', 'left')),
  arrived_at timestamptz not null,
  -- their turn is by this: being put back or sent to another counter keeps it
  queued_at timestamptz not null,
  -- since when they wait this time, and for how long they waited before
  waiting_since timestamptz not null,
  waited_ms bigint not null default 0,
  called_at timestamptz,
  calls integer not null default 0,
  desk text,
  technician_id uuid references person,
  served_at timestamptz,
  ended_at timestamptz,
  ticket_id uuid references ticket,
  contact_id uuid references contact,
  rating text check (rating in ('good', 'fair', 'poor')),
  rated_at timestamptz,
  unique (counter_id, day, number)
);
create index walk_in_waiting_idx on walk_in (counter_id, queued_at, id) where state in ('waiting', 'called');
create index walk_in_team_idx on walk_in (team_id, queued_at, id) where state in ('waiting', 'called');
create index walk_in_technician_idx on walk_in (technician_id) where state in ('called', 'serving');
create index walk_in_ended_idx on walk_in (counter_id, ended_at) where state = 'served';
create index walk_in_arrived_idx on walk_in (counter_id, arrived_at);
create index walk_in_device_idx on walk_in (device_id, arrived_at) where device_id is not null;
create index walk_in_network_idx on walk_in (network, arrived_at) where network is not null;
create index walk_in_ticket_idx on walk_in (ticket_id, arrived_at) where ticket_id is not null;
create index walk_in_contact_idx on walk_in (contact_id) where contact_id is not null;
