-- Tickets that the desk opens by itself, again and again: "every first Monday at 08:00, check the backup".
create table recurrence (
  id uuid primary key,
  -- Whose its tickets are, and whose leads keep it.
  team_id uuid not null references team,
  -- RFC 5545, without a time: that stands beside it, on the clock of a place.
  rule text not null,
  starts_on text not null check (starts_on ~ '^\d{4}-\d{2}-\d{2}$'),
  clock text not null check (clock ~ '^\d{2}:\d{2}$'),
  time_zone text not null,
  -- What its tickets begin with. A request type or a checklist that goes away later is passed over, and said.
  subject text not null,
  description text not null default '',
  request_type_id uuid,
  fields jsonb not null default '{}',
  impact smallint check (impact between 1 and 3),
  urgency smallint check (urgency between 1 and 3),
  checklist_id uuid,
  assignee_id uuid references person,
  requester_id uuid not null references person,
  active boolean not null default true,
  -- null: it is over, or paused
  next_at timestamptz,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  version integer not null default 1,
  retired_at timestamptz
);
create index recurrence_next_idx on recurrence (next_at, id) where next_at is not null;
create index recurrence_team_idx on recurrence (team_id) where retired_at is null;

-- What became of each of its times. The key is why none is opened twice.
create table recurrence_run (
  recurrence_id uuid not null references recurrence,
  due_at timestamptz not null,
  outcome text not null check (outcome in ('opened', 'skipped', 'failed')),
  at timestamptz not null,
  -- Earlier ones that had passed by then and were not opened.
  missed integer not null default 0,
  ticket_id uuid references ticket,
  -- What of it could not be done, and why
  troubles jsonb not null default '[]',
  primary key (recurrence_id, due_at)
);
create index recurrence_run_ticket_idx on recurrence_run (ticket_id) where ticket_id is not null;
