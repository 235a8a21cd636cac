create table notification (
  id uuid primary key,
  -- The cause: told once per event, person and kind, however often a reaction runs.
  event_id uuid,
  person_id uuid not null references person,
  kind text not null,
  ticket_id uuid references ticket,
  actor_id uuid references person,
  text text,
  at timestamptz not null,
  read_at timestamptz
);
create unique index notification_cause_idx on notification (event_id, person_id, kind) where event_id is not null;
create index notification_person_idx on notification (person_id, at desc, id desc);
create index notification_unread_idx on notification (person_id) where read_at is null;

-- What the desk says to people by mail, written in the transaction (or the reaction) that causes it.
create table outbox (
  id uuid primary key,
  -- The cause: one message per event, kind and address, however often a reaction runs.
  event_id uuid,
  kind text not null,
  to_address text not null,
  person_id uuid references person,
  ticket_id uuid references ticket,
  language text not null,
  subject text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  created_at timestamptz not null default now()
);
create unique index outbox_cause_idx on outbox (event_id, kind, to_address) where event_id is not null;
create index outbox_newest_idx on outbox (created_at desc, id desc);
create index outbox_ticket_idx on outbox (ticket_id, kind) where ticket_id is not null;

create table draft (
  person_id uuid not null references person,
  key text not null,
  body text not null,
  updated_at timestamptz not null,
  primary key (person_id, key)
);
