-- By when whoever asked hears more at the latest, where no service level says so.
alter table priority_target add column update_minutes integer;
update priority_target set update_minutes = case priority when 'critical' then 60 when 'high' then 240 when 'normal' then 480 else 1440 end;
alter table priority_target alter column update_minutes set not null;

-- The next word on an open ticket is promised by the desk itself: nobody gave it, and whoever has the ticket keeps it.
alter table promise drop constraint promise_what_check;
alter table promise add constraint promise_what_check check (what in ('call_back', 'answer', 'visit', 'other', 'update'));
alter table promise alter column promised_by drop not null;
alter table promise add constraint promise_of_somebody check (what = 'update' or promised_by is not null);
-- A ticket has one at a time: what was not kept in time is owed until it is.
create unique index promise_update_idx on promise (ticket_id) where what = 'update' and done_at is null and state in ('open', 'broken');

-- Lists ask for what people promised: that stays short however many tickets are open.
create or replace view promise_card as select ticket_id, what, promised_by from promise where state = 'open' and what <> 'update';

-- What the next word on a ticket is counted from. Rides the indexes by ticket of reply, contact, promise and, for what was opened again, event.
create view update_history_card as
  select t.id as ticket_id, t.status, t.waiting_reason, t.opened_at, coalesce(t.resolved_at, t.closed_at) as over_at,
    t.discarded_at is not null or t.merged_into_id is not null as gone,
    t.priority, t.request_type_id, t.organization_id, coalesce(t.on_behalf_of_id, t.requester_id) as person_id, t.team_id, t.site_id,
    (select max(r.at) from reply r where r.ticket_id = t.id and r.from_technician) as answered_at,
    (select max(r.at) from reply r where r.ticket_id = t.id and not r.from_technician) as asked_at,
    (select max(c.started_at) from contact c where c.ticket_id = t.id and c.channel = 'phone' and c.direction = 'outbound'
      and c.ended_at is not null and coalesce(c.outcome, '') not in ('wrong_number', 'abandoned')) as called_at,
    case when t.reopened = 0 then null else (select max(e.at) from event e where e.ticket_id = t.id and e.type = 'ticket.reopened') end as reopened_at,
    (select max(p.done_at) from promise p where p.ticket_id = t.id and p.what = 'update') as kept_at,
    live.id, live.made_at, live.due_at, live.state, live.moved
  from ticket t
    left join promise live on live.ticket_id = t.id and live.what = 'update' and live.done_at is null and live.state in ('open', 'broken');
