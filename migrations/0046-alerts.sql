-- Programs that watch over something, and how the desk takes what they tell.
create table alert_source (
  id uuid primary key,
  -- by which they name themselves
  key text not null unique,
  name text not null,
  active boolean not null default true,
  -- null: the default team of tier 1
  team_id uuid references team,
  category_id uuid references category,
  -- what becomes of the ticket when the alert is over
  on_resolved text not null check (on_resolved in ('solve', 'note', 'nothing')),
  -- impact and urgency by severity
  severities jsonb not null,
  -- An alert that fires again so soon after its ticket was solved opens it again.
  reopen_hours integer not null,
  -- More changes than this within so many minutes: it flaps, until it was quiet for so many.
  flap_changes integer not null,
  flap_minutes integer not null,
  quiet_minutes integer not null,
  -- as whom it asks for help; made with its first alert
  person_id uuid references person,
  changed_at timestamptz not null,
  version integer not null default 1
);
insert into alert_source (id, key, name, on_resolved, severities, reopen_hours, flap_changes, flap_minutes, quiet_minutes, changed_at)
values (
  '01930000-0000-7000-8000-000000000046', 'monitoring', 'Monitoring', 'solve',
  '{"critical": {"impact": 1, "urgency": 1}, "error": {"impact": 2, "urgency": 1}, "warning": {"impact": 3, "urgency": 2}, "info": {"impact": 3, "urgency": 3}}',
  24, 5, 30, 30, now()
);

-- What they told: one row for each dedupe key and ticket, however often it was told.
create table alert (
  id uuid primary key,
  source_id uuid not null references alert_source,
  dedupe_key text not null,
  ticket_id uuid not null references ticket,
  -- false: it came again later and opened another ticket
  current boolean not null default true,
  status text not null check (status in ('firing', 'resolved')),
  status_since timestamptz not null,
  title text not null,
  severity text not null,
  url text,
  -- how often it was told that it fires
  count integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  -- the latest times at which it began or was over
  changes timestamptz[] not null default '{}',
  flapping_since timestamptz
);
create unique index alert_current_idx on alert (source_id, dedupe_key) where current;
create index alert_ticket_idx on alert (ticket_id);
create index alert_flapping_idx on alert (status_since) where flapping_since is not null;
