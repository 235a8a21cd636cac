-- What a calendar said, version by version, and who was open by which one: a clock goes on counting by what was promised, and any clock can be
-- counted again. Triggers keep it, whoever writes.
create table calendar_version (
  calendar_id uuid not null references calendar on delete cascade,
  version integer not null,
  from_at timestamptz not null,
  name text not null,
  time_zone text not null,
  hours jsonb not null,
  -- Those of its feed come with them.
  holidays jsonb not null,
  exceptions jsonb not null,
  primary key (calendar_id, version)
);
-- calendar_id null: of none from then on.
create table calendar_use (
  kind text not null check (kind in ('team', 'site')),
  user_id uuid not null,
  from_at timestamptz not null,
  calendar_id uuid references calendar on delete cascade,
  primary key (kind, user_id, from_at)
);
-- What was before this was kept is as it is now.
insert into calendar_version select id, version, timestamptz '1970-01-01Z', name, time_zone, hours, feed_holidays || holidays, exceptions from calendar;
insert into calendar_use select 'team', team_id, timestamptz '1970-01-01Z', calendar_id from calendar_team
  union all select 'site', site_id, timestamptz '1970-01-01Z', calendar_id from calendar_site;

create function keep_calendar_version() returns trigger language plpgsql as $$
begin
  -- Reading a feed says no other moment than its own.
  insert into calendar_version values (new.id, new.version,
    case when tg_op = 'UPDATE' and new.changed_at = old.changed_at then coalesce(new.feed_read_at, now()) else new.changed_at end,
    new.name, new.time_zone, new.hours, new.feed_holidays || new.holidays, new.exceptions)
    on conflict (calendar_id, version) do nothing;
  return null;
end $$;
create trigger calendar_kept after insert or update on calendar for each row execute function keep_calendar_version();

create function keep_calendar_use() returns trigger language plpgsql as $$
declare
  whose text := split_part(tg_table_name, '_', 2);
  who uuid := case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end ->> (whose || '_id');
  which uuid := case tg_op when 'DELETE' then null else (to_jsonb(new) ->> 'calendar_id')::uuid end;
begin
  if tg_op = 'UPDATE' and to_jsonb(new) = to_jsonb(old) then return null; end if;
  insert into calendar_use (kind, user_id, from_at, calendar_id)
    select whose, who, c.changed_at, which from calendar c
    where c.id = (case tg_op when 'DELETE' then to_jsonb(old) else to_jsonb(new) end ->> 'calendar_id')::uuid
    on conflict (kind, user_id, from_at) do update set calendar_id = excluded.calendar_id;
  return null;
end $$;
create trigger calendar_team_kept after insert or update or delete on calendar_team for each row execute function keep_calendar_use();
create trigger calendar_site_kept after insert or update or delete on calendar_site for each row execute function keep_calendar_use();

-- The service levels, all of them in their order: each change is a list of its own, and none is ever written over.
create table service_level_list (
  id uuid primary key,
  version integer not null unique,
  from_at timestamptz not null,
  -- [{"id", "name", "version", "for", "targets", "hours", "pauses"}, …]
  levels jsonb not null,
  made_by uuid references person
);

-- One target of one ticket. Turns and pauses name versions of calendars and levels: what it shows stays what was promised.
create table ticket_clock (
  ticket_id uuid not null references ticket,
  metric text not null check (metric in ('first_response', 'next_response', 'resolution', 'acceptance', 'vendor', 'call_back')),
  began_at timestamptz not null,
  ended_at timestamptz,
  -- null: it runs.
  outcome text check (outcome in ('met', 'missed')),
  -- As long as it stands still: when it would be, had it not stopped.
  due_at timestamptz not null,
  minutes integer not null,
  paused boolean not null,
  level_id uuid not null,
  turns jsonb not null,
  pauses jsonb not null,
  primary key (ticket_id, metric, began_at)
);
create index ticket_clock_ended_idx on ticket_clock (ended_at) where ended_at is not null;

-- What clocks are counted from. Rides the indexes by ticket of stay, reply and event.
create view clock_history_card as
  select t.id as ticket_id, t.opened_at, t.channel, t.status, t.priority, t.request_type_id, t.organization_id, t.requester_id,
    t.on_behalf_of_id, t.site_id, t.team_id, t.due_at,
    exists (select from due_by_hand h where h.ticket_id = t.id and h.due_at = t.due_at) as by_hand,
    coalesce(t.resolved_at, t.closed_at, t.discarded_at) as over_at,
    (select coalesce(json_agg(json_build_object('team_id', s.team_id, 'tier', s.tier, 'from', s.from_at, 'to', s.to_at,
      'accepted', s.accepted_at) order by s.from_at, s.id), '[]') from stay s where s.ticket_id = t.id) as stays,
    (select coalesce(json_agg(json_build_object('at', r.at, 'technician', r.from_technician) order by r.at, r.id), '[]')
      from reply r where r.ticket_id = t.id) as replies,
    (select coalesce(json_agg(json_build_object('type', e.type, 'at', e.at, 'reason', e.data -> 'reason',
      'priority', e.data #> '{changes,priority,from}', 'was', e.data -> 'was', 'promise_id', e.data -> 'promise_id',
      'what', e.data -> 'what') order by e.at, e.id), '[]')
      from event e where e.ticket_id = t.id and e.type in ('ticket.changed', 'ticket.waiting', 'ticket.resumed', 'ticket.handed_up',
        'ticket.handed_down', 'ticket.handed_over', 'ticket.bounced', 'ticket.resolved', 'ticket.closed', 'ticket.reopened',
        'ticket.promised', 'ticket.promise_kept', 'ticket.promise_broken', 'ticket.promise_withdrawn',
        'ticket.clock_recounted')) as facts
  from ticket t;

create view calendar_card as select id, name, active from calendar;
