-- In whose hours an open ticket is due, and in how many of their minutes: by its service level, or else as its priority and request type say. Of one
-- whose time somebody said, and of one that is due around the clock, there is no calendar.
create view due_hours_card as
  select t.id as ticket_id, coalesce(c.minutes, m.minutes) as minutes,
    case when c.ticket_id is null then coalesce(ct.calendar_id, cs.calendar_id)
      else (c.turns -> -1 #>> '{calendar,id}')::uuid end as calendar_id
  from ticket t
    left join due_by_minutes m on m.ticket_id = t.id and m.due_at = t.due_at
    left join ticket_clock c on c.ticket_id = t.id and c.metric = 'resolution' and c.due_at = t.due_at and c.ended_at is null
    left join calendar_team ct on ct.team_id = t.team_id
    left join calendar_site cs on cs.site_id = t.site_id
  where t.due_at is not null and t.status in ('new', 'open')
    and (c.ticket_id is not null or m.ticket_id is not null)
    and not exists (select from due_by_hand h where h.ticket_id = t.id and h.due_at = t.due_at);
