create extension if not exists pg_trgm;

-- One row per fact: audit trail, timeline, notification and webhook source. Read in the order (xid, id) below the
-- snapshot's horizon, because transactions commit out of the order of their ids.
create table event (
  id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  type text not null,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  ticket_id uuid,
  contact_id uuid,
  person_id uuid,
  public boolean not null default false,
  data jsonb not null default '{}'
);
create index event_log_idx on event (xid, id);
create index event_ticket_idx on event (ticket_id, at, id) where ticket_id is not null;
create index event_at_idx on event (at desc, id desc);
create index event_actor_idx on event (actor_id, at desc, id desc) where actor_id is not null;

create table reaction_cursor (
  subscriber text primary key,
  xid xid8 not null,
  event_id uuid not null
);

create table reaction_failure (
  subscriber text not null,
  event_id uuid not null,
  error text not null,
  attempts integer not null,
  failed_at timestamptz not null,
  primary key (subscriber, event_id)
);

create table setting (
  key text primary key,
  value jsonb not null
);
