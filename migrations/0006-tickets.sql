create sequence ticket_number_seq start 1001;

create table ticket (
  id uuid primary key,
  number bigint not null unique,
  kind text not null check (kind in ('incident', 'service_request')),
  subject text not null,
  description text not null default '',
  channel text not null,
  -- null only while the caller of a live contact is not known yet
  requester_id uuid references person,
  on_behalf_of_id uuid references person,
  organization_id uuid references organization,
  site_id uuid references site,
  room_id uuid references room,
  category_id uuid references category,
  request_type_id uuid references request_type,
  fields jsonb not null default '{}',
  impact smallint not null check (impact between 1 and 3),
  urgency smallint not null check (urgency between 1 and 3),
  priority text not null check (priority in ('critical', 'high', 'normal', 'low')),
  -- 1 critical … 4 low: lists sort by it
  priority_rank smallint generated always as
    (case priority when 'critical' then 1 when 'high' then 2 when 'normal' then 3 else 4 end) stored,
  status text not null check (status in ('new', 'open', 'waiting', 'resolved', 'closed')),
  active boolean generated always as (status in ('new', 'open', 'waiting')) stored,
  waiting_reason text check (waiting_reason in ('requester', 'vendor', 'scheduled', 'approval', 'parts')),
  waiting_until timestamptz,
  tier smallint not null,
  team_id uuid not null references team,
  assignee_id uuid references person,
  -- false: handed to this team and not accepted yet
  accepted boolean not null default true,
  awaits text not null default 'technician' check (awaits in ('requester', 'technician')),
  restricted boolean not null default false,
  systemic boolean not null default false,
  announcement text,
  tags text[] not null default '{}',
  work_minutes integer not null default 0,
  resolution text,
  reopened integer not null default 0,
  solved_on_first_contact boolean,
  source text,
  external_id text,
  opened_by uuid references person,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  first_answered_at timestamptz,
  due_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  confirmed_at timestamptz,
  -- A live contact's ticket that turned out to be about nothing: kept for the log, in no list and no figure.
  discarded_at timestamptz,
  version integer not null default 1,
  check ((status = 'waiting') = (waiting_reason is not null)),
  check (requester_id is not null or channel in ('phone', 'walk_in'))
);
create unique index ticket_external_idx on ticket (source, external_id) where external_id is not null;
create index ticket_newest_idx on ticket (opened_at desc, id desc) where discarded_at is null;
create index ticket_updated_idx on ticket (updated_at desc, id desc) where discarded_at is null;
create index ticket_active_due_idx on ticket (due_at, id) where active and discarded_at is null;
create index ticket_team_idx on ticket (team_id, due_at, id) where active and discarded_at is null;
create index ticket_assignee_idx on ticket (assignee_id, due_at, id) where active and discarded_at is null;
create index ticket_unassigned_idx on ticket (due_at, id) where active and assignee_id is null and discarded_at is null;
create index ticket_to_accept_idx on ticket (team_id, due_at, id) where active and not accepted and discarded_at is null;
create index ticket_waiting_idx on ticket (waiting_until, id) where status = 'waiting';
create index ticket_resolved_idx on ticket (resolved_at, id) where status = 'resolved';
create index ticket_requester_idx on ticket (requester_id, opened_at desc, id desc);
create index ticket_behalf_idx on ticket (on_behalf_of_id, opened_at desc, id desc) where on_behalf_of_id is not null;
create index ticket_organization_idx on ticket (organization_id, opened_at desc, id desc);
create index ticket_category_idx on ticket (category_id, opened_at desc, id desc);
create index ticket_systemic_idx on ticket (opened_at desc) where systemic and active;

-- Public messages.
create table reply (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  author_id uuid references person,
  from_technician boolean not null,
  channel text not null,
  body text not null,
  at timestamptz not null
);
create index reply_ticket_idx on reply (ticket_id, at, id);

-- Internal notes live apart: no query that serves a requester names this table.
create table note (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  author_id uuid references person,
  body text not null,
  at timestamptz not null
);
create index note_ticket_idx on note (ticket_id, at, id);

-- The history of tiers: where a ticket stayed, from when to when, and how it left.
create table stay (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  team_id uuid not null references team,
  tier smallint not null,
  from_at timestamptz not null,
  to_at timestamptz,
  outcome text check (outcome in ('handed_up', 'handed_down', 'handed_over', 'bounced', 'resolved')),
  accepted_at timestamptz,
  accepted_by uuid references person
);
create index stay_ticket_idx on stay (ticket_id, from_at, id);
create unique index stay_current_idx on stay (ticket_id) where to_at is null;

create table handover (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  from_stay_id uuid not null references stay,
  to_stay_id uuid not null references stay,
  author_id uuid references person,
  reason text not null,
  asked text not null default '',
  tried text not null default '',
  found text not null default '',
  evidence text not null default '',
  question text not null default '',
  at timestamptz not null
);
create index handover_ticket_idx on handover (ticket_id, at desc, id desc);

create table offer (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  technician_id uuid not null references person,
  offered_by uuid not null references person,
  at timestamptz not null,
  answer text check (answer in ('accepted', 'declined', 'withdrawn')),
  reason text,
  answered_at timestamptz
);
create unique index offer_open_idx on offer (ticket_id) where answer is null;
create index offer_technician_idx on offer (technician_id, ticket_id) where answer is null;

create table watcher (
  ticket_id uuid not null references ticket,
  person_id uuid not null references person,
  added_at timestamptz not null,
  primary key (ticket_id, person_id)
);
create index watcher_person_idx on watcher (person_id, ticket_id);

create table time_entry (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  technician_id uuid not null references person,
  started_at timestamptz not null,
  -- null while the stopwatch runs
  ended_at timestamptz,
  minutes integer,
  note text,
  source text not null check (source in ('typed', 'stopwatch', 'contact'))
);
create index time_entry_ticket_idx on time_entry (ticket_id, started_at);
create unique index time_entry_running_idx on time_entry (ticket_id, technician_id) where ended_at is null;
