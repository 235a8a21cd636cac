-- Promises of many tickets counted anew, since a calendar or what is promised became another one. It goes on after the ticket that it came to.
create table clock_recount (
  id uuid primary key,
  -- null: the desk itself, since a feed said other days.
  asked_by uuid references person,
  reason text not null,
  -- all: by the levels and calendars of then. hours: by the calendars alone, and what is promised stays.
  by text not null check (by in ('all', 'hours')),
  -- Only tickets that count by it; null: all that are open.
  calendar_id uuid references calendar,
  -- Only where it counted in this time, also of tickets that are over; null: those that are open.
  since timestamptz,
  until timestamptz,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
  total integer not null,
  done integer not null default 0,
  moved integer not null default 0,
  after_id uuid,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index clock_recount_running_idx on clock_recount (started_at, id) where state = 'running';
create index clock_recount_newest_idx on clock_recount (started_at desc, id desc);
create index ticket_clock_told_idx on ticket_clock_told (told_at);

-- Which tickets are worked on, and in whose hours they are due without a service level: null where that is around the clock or somebody said when.
create view clock_open_card as
  select t.id as ticket_id, case when m.ticket_id is not null and not exists (select from due_by_hand h
      where h.ticket_id = t.id and h.due_at = t.due_at) then coalesce(ct.calendar_id, cs.calendar_id) end as calendar_id
  from ticket t
    left join due_by_minutes m on m.ticket_id = t.id and m.due_at = t.due_at
    left join calendar_team ct on ct.team_id = t.team_id
    left join calendar_site cs on cs.site_id = t.site_id
  where t.active and t.discarded_at is null;
