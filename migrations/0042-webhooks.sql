-- Addresses of other programs that are told what happens (standardwebhooks.com).
create table webhook (
  id uuid primary key,
  name text not null,
  url text not null,
  types text[] not null,
  active boolean not null default true,
  -- why the desk itself switched it off
  off_reason text check (off_reason in ('gone', 'failing')),
  -- Sealed. After a change the one before is good for a while, too.
  secret text not null,
  secret_set_at timestamptz not null,
  old_secret text,
  old_secret_until timestamptz,
  -- After a failure the address is left alone for a while.
  failures integer not null default 0,
  paused_until timestamptz,
  failing_since timestamptz,
  last_ok_at timestamptz,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  version integer not null default 1
);

-- What one of them is told: the same bytes under the same id, however often.
create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook on delete cascade,
  -- null: only to see whether it arrives
  event_id uuid,
  ticket_id uuid,
  type text not null,
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed', 'canceled')),
  -- Counted before each try: all of them, and those since it was last put in the queue.
  attempts smallint not null default 0,
  tries smallint not null default 0,
  -- While it is being sent: when somebody else takes it, because who sends it is no more.
  next_try_at timestamptz not null,
  give_up_at timestamptz not null,
  -- of the last try
  status smallint,
  trouble text,
  duration_ms integer,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index webhook_delivery_due_idx on webhook_delivery (webhook_id, next_try_at, id) where state = 'waiting';
create index webhook_delivery_overdue_idx on webhook_delivery (give_up_at) where state = 'waiting';
create unique index webhook_delivery_event_idx on webhook_delivery (webhook_id, event_id) where event_id is not null;
create index webhook_delivery_log_idx on webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_state_idx on webhook_delivery (webhook_id, state, created_at desc, id desc);

create table webhook_try (
  delivery_id uuid not null references webhook_delivery on delete cascade,
  attempt smallint not null,
  at timestamptz not null,
  duration_ms integer not null,
  status smallint,
  trouble text,
  -- the first KB of what it said
  answer text,
  primary key (delivery_id, attempt)
);
