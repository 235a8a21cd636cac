-- What the next word is counted from, found by the ticket: as a join and an `exists`, the planner read all promises once for each hundred tickets.
drop view update_history_card;
create view update_history_card as
  select t.id as ticket_id, t.status, t.waiting_reason, t.opened_at, coalesce(t.resolved_at, t.closed_at) as over_at,
    t.discarded_at is not null or t.merged_into_id is not null as gone,
    t.priority, t.request_type_id, t.organization_id, coalesce(t.on_behalf_of_id, t.requester_id) as person_id, t.team_id, t.site_id,
    greatest((select max(r.at) from reply r where r.ticket_id = t.id and r.from_technician),
      case when t.first_answered_at is null then null
        else (select max(e.at) from event e where e.ticket_id = t.id and e.type = 'ticket.answered') end) as answered_at,
    (select max(r.at) from reply r where r.ticket_id = t.id and not r.from_technician) as asked_at,
    (select max(c.started_at) from contact c where c.ticket_id = t.id and c.channel = 'phone' and c.direction = 'outbound'
      and c.ended_at is not null and coalesce(c.outcome, '') not in ('wrong_number', 'abandoned')) as called_at,
    case when t.reopened = 0 then null else (select max(e.at) from event e where e.ticket_id = t.id and e.type = 'ticket.reopened') end as reopened_at,
    made.kept_at, made.ever, live.id, live.made_at, live.due_at, live.state, live.moved
  from ticket t
    cross join lateral (select max(p.done_at) as kept_at, count(*) > 0 as ever from promise p where p.ticket_id = t.id and p.what = 'update') made
    left join lateral (
      select p.id, p.made_at, p.due_at, p.state, p.moved from promise p
      where p.ticket_id = t.id and p.what = 'update' and p.done_at is null and p.state in ('open', 'broken') limit 1
    ) live on true;
