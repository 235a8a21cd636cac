-- When teams and sites are open, on the clock of one place: what is promised counts in these hours. Who has no calendar is open around the clock.
create table calendar (
  id uuid primary key,
  name text not null,
  time_zone text not null,
  -- {"mon": [["09:00", "17:00"]], …}
  hours jsonb not null,
  -- [{"on", "name"}, …], in order
  holidays jsonb not null default '[]',
  -- [{"on", "name", "hours"}, …], in order
  exceptions jsonb not null default '[]',
  feed_url text,
  feed_holidays jsonb not null default '[]',
  feed_read_at timestamptz,
  feed_tried_at timestamptz,
  feed_failure text check (feed_failure in ('unreachable', 'refused', 'no_calendar')),
  active boolean not null default true,
  version integer not null default 1,
  changed_at timestamptz not null
);
create unique index calendar_name_idx on calendar (lower(name)) where active;

create table calendar_team (
  team_id uuid primary key references team,
  calendar_id uuid not null references calendar
);
create table calendar_site (
  site_id uuid primary key references site,
  calendar_id uuid not null references calendar
);
