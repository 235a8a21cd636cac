-- Lists of tickets that people made: a filter's text with an order, columns and marks.
create table ticket_view (
  id uuid primary key,
  name text not null,
  scope text not null check (scope in ('personal', 'team', 'shared')),
  owner_id uuid not null references person,
  team_id uuid references team,
  filter text not null,
  sort_field text not null check (sort_field in ('opened', 'updated', 'due', 'priority')),
  descending boolean not null,
  columns text[] not null,
  group_by text check (group_by in ('status', 'priority', 'tier', 'team', 'assignee')),
  marks jsonb not null default '[]',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Nobody's list any more, until it is restored.
  retired_at timestamptz,
  version integer not null default 1,
  check ((scope = 'team') = (team_id is not null))
);
create index ticket_view_owner_idx on ticket_view (owner_id) where scope = 'personal' and retired_at is null;
create index ticket_view_team_idx on ticket_view (team_id) where scope = 'team' and retired_at is null;
create index ticket_view_shared_idx on ticket_view (id) where scope = 'shared' and retired_at is null;

-- Where somebody has put a view in their own column.
create table ticket_view_place (
  person_id uuid not null references person,
  view_id uuid not null references ticket_view,
  place integer not null,
  pinned boolean not null default false,
  primary key (person_id, view_id)
);

-- Every order in which a view may stand. Open tickets have their own: the oldest of all are closed, and a walk to the first
-- open one would pass them all.
create index ticket_due_idx on ticket (due_at, id) where discarded_at is null;
create index ticket_priority_idx on ticket (priority_rank, id) where discarded_at is null;
create index ticket_active_priority_idx on ticket (priority_rank, id) where active and discarded_at is null;
create index ticket_active_opened_idx on ticket (opened_at, id) where active and discarded_at is null;
create index ticket_active_updated_idx on ticket (updated_at, id) where active and discarded_at is null;
-- What not everybody at the desk sees is counted for each person apart.
create index ticket_restricted_idx on ticket (updated_at desc, id desc) where restricted and discarded_at is null;
