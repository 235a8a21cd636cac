-- Who talks in a chat is answered when the technician first speaks, not when the talk is over and becomes a message.
create or replace view clock_history_card as
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
        'ticket.clock_recounted', 'ticket.answered')) as facts
  from ticket t;
