-- What the desk does by itself when something happens to a ticket, or when time has passed.
create table rule (
  id uuid primary key,
  name text not null,
  -- Rules are asked in this order.
  place integer not null,
  active boolean not null,
  -- Empty: of all teams. Without a reference: a team that goes takes no rule with it, it makes it ask for attention.
  teams uuid[] not null,
  occasion jsonb not null,
  filter text not null,
  acts jsonb not null,
  -- What it holds for ends the walk through the rules.
  last boolean not null,
  -- Whose words and days it was written in.
  language text not null,
  time_zone text not null,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  active_from timestamptz,
  -- It went round in circles, and was switched off.
  stopped_at timestamptz,
  retired_at timestamptz,
  version integer not null default 1
);
create index rule_active_idx on rule (place, id) where active and retired_at is null;

-- As it was, each time that it was changed.
create table rule_version (
  rule_id uuid not null references rule,
  version integer not null,
  was jsonb not null,
  -- The version that was taken up again.
  restored integer,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  primary key (rule_id, version)
);

-- What a rule did to a ticket: once for each fact, and once for each state that a ticket was in.
create table rule_run (
  id uuid primary key,
  rule_id uuid not null references rule,
  version integer not null,
  ticket_id uuid not null references ticket,
  event_id uuid,
  state_at timestamptz,
  at timestamptz not null,
  result text not null check (result in ('done', 'unchanged', 'refused', 'failed', 'stopped')),
  steps jsonb not null
);
create unique index rule_run_event_idx on rule_run (rule_id, event_id) where event_id is not null;
create unique index rule_run_state_idx on rule_run (rule_id, ticket_id, state_at) where state_at is not null;
create index rule_run_ticket_idx on rule_run (ticket_id, at desc, id desc);
create index rule_run_rule_idx on rule_run (rule_id, at desc, id desc);
create index rule_run_at_idx on rule_run (at);
