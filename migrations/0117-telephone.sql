-- Telephone systems that tell of their calls.
create table telephone_system (
  id uuid primary key,
  kind text not null check (kind in ('generic', 'signed')),
  name text not null,
  active boolean not null default true,
  -- generic: SHA-256 of what its address ends with. signed: what it signs with, sealed.
  token_hash bytea unique,
  secret text,
  country text not null default '47',
  team_id uuid references team,
  call_back_minutes integer not null default 60,
  language text not null default 'en',
  last_event_at timestamptz,
  changed_at timestamptz not null,
  version integer not null default 1,
  check ((token_hash is not null) = (kind = 'generic')),
  check ((secret is not null) = (kind = 'signed'))
);

-- Who is rung where. `folded` is the line as it is looked up.
create table telephone_line (
  system_id uuid not null references telephone_system on delete cascade,
  folded text not null,
  line text not null,
  person_id uuid not null references person,
  primary key (system_id, folded, person_id)
);

-- What is known of a call, whatever the order in which it was told.
create table telephone_call (
  id uuid primary key,
  system_id uuid not null references telephone_system,
  call_id text not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  -- the other side's; null: withheld
  number text,
  queue text,
  -- technicians whom it rang
  rung uuid[] not null default '{}',
  rang_at timestamptz,
  answered_at timestamptz,
  answered_by uuid references person,
  -- the answer that says by whom
  answerer_at timestamptz,
  ended_at timestamptz,
  cause text,
  held boolean not null default false,
  held_at timestamptz,
  transferred_at timestamptz,
  transferred_to text,
  -- only somebody's test
  test boolean not null default false,
  contact_id uuid references contact,
  -- the ticket to call back, of a missed one
  ticket_id uuid references ticket,
  -- nothing more follows from what is told
  settled boolean not null default false,
  first_at timestamptz not null,
  unique (system_id, call_id)
);
create index telephone_call_rings_idx on telephone_call using gin (rung) where not settled;
create index telephone_call_open_idx on telephone_call (first_at) where not settled;
create index telephone_call_back_idx on telephone_call (number, first_at) where ticket_id is not null;
create index telephone_call_contact_idx on telephone_call (contact_id) where contact_id is not null;

-- What was told, kept for two weeks.
create table telephone_event (
  id uuid primary key,
  system_id uuid not null references telephone_system on delete cascade,
  at timestamptz not null,
  type text not null,
  call_id text not null,
  number text,
  who text not null,
  outcome text not null
);
create index telephone_event_newest_idx on telephone_event (system_id, at desc, id desc);

-- Signed events that were taken: the same id is good once, for as long as its signature is.
create table telephone_taken (
  system_id uuid not null references telephone_system on delete cascade,
  message_id text not null,
  taken_at timestamptz not null,
  primary key (system_id, message_id)
);
