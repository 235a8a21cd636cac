-- An answer changes a ticket's time of change, whose turn it is and its version, and nothing that a list looks a ticket up by. While the time
-- of change stood in indexes of `ticket`, PostgreSQL wrote a new entry into all of its indexes for every answer; now an answer leaves them
-- alone (a heap-only tuple), and the order of change has a narrow table of its own.
-- Nobody opens or changes one between the filling of the table and the trigger that keeps it.
lock table ticket in share row exclusive mode;
create table ticket_touch (
  ticket_id uuid primary key,
  at timestamptz not null,
  active boolean not null
);
insert into ticket_touch select id, updated_at, active from ticket;
create index ticket_touch_idx on ticket_touch (at desc, ticket_id desc);
create index ticket_touch_active_idx on ticket_touch (at desc, ticket_id desc) where active;

create function note_touch() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into ticket_touch (ticket_id, at, active) values (new.id, new.updated_at, new.active);
  else
    update ticket_touch set at = new.updated_at, active = new.active where ticket_id = new.id;
  end if;
  return null;
end
$$;
create trigger touched_first after insert on ticket for each row execute function note_touch();
create trigger touched_again after update on ticket for each row
  when (new.updated_at is distinct from old.updated_at or new.active is distinct from old.active)
  execute function note_touch();

-- Tickets in the order of their last change: as `ticket`, but the time of change and the open ones are read where they are in order.
create view ticket_by_touch as
  select touch.ticket_id as id, touch.at as updated_at, (touch.active and ticket.active) as active,
    ticket.number, ticket.kind, ticket.subject, ticket.description, ticket.channel, ticket.requester_id, ticket.on_behalf_of_id, ticket.organization_id,
    ticket.site_id, ticket.room_id, ticket.category_id, ticket.request_type_id, ticket.fields, ticket.impact, ticket.urgency, ticket.priority,
    ticket.priority_rank, ticket.status, ticket.waiting_reason, ticket.waiting_until, ticket.tier, ticket.team_id, ticket.assignee_id, ticket.accepted,
    ticket.awaits, ticket.restricted, ticket.systemic, ticket.announcement, ticket.tags, ticket.work_minutes, ticket.resolution, ticket.reopened,
    ticket.solved_on_first_contact, ticket.source, ticket.external_id, ticket.opened_by, ticket.opened_at, ticket.first_answered_at, ticket.due_at, ticket.resolved_at,
    ticket.closed_at, ticket.confirmed_at, ticket.discarded_at, ticket.version, ticket.search, ticket.has_files, ticket.mailbox_id, ticket.merged_into_id,
    ticket.merged_shared, ticket.confidential, ticket.reader_ids, ticket.step
  from ticket_touch touch join ticket on ticket.id = touch.ticket_id;

drop index ticket_updated_idx;
drop index ticket_active_updated_idx;
drop index ticket_restricted_idx;
create index ticket_restricted_idx on ticket (opened_at desc, id desc) where restricted and discarded_at is null;
-- Room on each page for what answers write.
alter table ticket set (fillfactor = 90);

-- Nobody looks for the tickets without a category, or for nobody's through the index of those who have some.
drop index ticket_category_idx;
create index ticket_category_idx on ticket (category_id, opened_at desc, id desc) where category_id is not null;
drop index ticket_assignee_idx;
create index ticket_assignee_idx on ticket (assignee_id, due_at, id)
  where assignee_id is not null and active and discarded_at is null;

-- Ten checks were read from their text by every statement that writes a ticket; a function is read once per connection.
create function ticket_is_sound(kind text, impact smallint, urgency smallint, priority text, status text, waiting_reason text, awaits text,
  requester_id uuid, channel text, restricted boolean, confidential boolean) returns boolean
  language plpgsql immutable parallel safe
  as $$
begin
  return kind in ('incident', 'service_request') and impact between 1 and 3 and urgency between 1 and 3
    and priority in ('critical', 'high', 'normal', 'low')
    and status in ('new', 'open', 'waiting', 'resolved', 'closed')
    and (waiting_reason is null or waiting_reason in ('requester', 'vendor', 'scheduled', 'approval', 'parts'))
    and (status = 'waiting') = (waiting_reason is not null)
    and awaits in ('requester', 'technician')
    and (requester_id is not null or channel in ('phone', 'walk_in'))
    and (restricted or not confidential);
end
$$;
alter table ticket
  drop constraint ticket_kind_check, drop constraint ticket_impact_check, drop constraint ticket_urgency_check,
  drop constraint ticket_priority_check, drop constraint ticket_status_check, drop constraint ticket_waiting_reason_check,
  drop constraint ticket_awaits_check, drop constraint ticket_check, drop constraint ticket_check1,
  drop constraint ticket_confidential_is_restricted,
  add constraint ticket_sound check (ticket_is_sound(kind, impact, urgency, priority, status, waiting_reason, awaits, requester_id,
    channel, restricted, confidential));

-- With a trigger before its updates PostgreSQL computes every generated column anew at each of them, the words for search, too.
drop trigger step_left on ticket;
create or replace function leave_step() returns trigger language plpgsql as $$
begin
  update ticket set step = null where id = new.id;
  return null;
end
$$;
create trigger step_left after update of status, waiting_reason on ticket for each row
  when (old.step is not null and new.step is not distinct from old.step
    and (new.status is distinct from old.status or new.waiting_reason is distinct from old.waiting_reason))
  execute function leave_step();

-- Most of what is written has no title: half the work for the same words.
create or replace function search_vector(title text, body text) returns tsvector
  language plpgsql immutable parallel safe
  as $$
begin
  if title = '' then
    return setweight(to_tsvector('english', left(body, 20000)), 'C') || setweight(to_tsvector('norwegian', left(body, 20000)), 'C');
  end if;
  return setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('norwegian', title), 'A')
      || setweight(to_tsvector('english', left(body, 20000)), 'C') || setweight(to_tsvector('norwegian', left(body, 20000)), 'C');
end
$$;

-- As in 0076, for the rest of what every ticket and every answer refers to: tickets, people and what is in the catalog are never deleted.
alter table ticket
  drop constraint ticket_assignee_id_fkey, drop constraint ticket_on_behalf_of_id_fkey, drop constraint ticket_mailbox_id_fkey,
  drop constraint ticket_site_id_fkey, drop constraint ticket_room_id_fkey, drop constraint ticket_category_id_fkey,
  drop constraint ticket_request_type_id_fkey;
alter table reply drop constraint reply_ticket_id_fkey;
alter table stay drop constraint stay_ticket_id_fkey;
alter table outbox drop constraint outbox_ticket_id_fkey;
alter table mail_reference drop constraint mail_reference_ticket_id_fkey;
drop trigger person_kept on person;
drop trigger mailbox_kept on mailbox;
create trigger person_kept before delete on person for each row execute function refuse_to_orphan('ticket.requester_id', 'ticket.opened_by',
  'ticket.assignee_id', 'ticket.on_behalf_of_id', 'reply.author_id', 'note.author_id', 'outbox.person_id');
create trigger mailbox_kept before delete on mailbox for each row execute function refuse_to_orphan('ticket.mailbox_id', 'outbox.mailbox_id');
create trigger site_kept before delete on site for each row execute function refuse_to_orphan('ticket.site_id');
create trigger room_kept before delete on room for each row execute function refuse_to_orphan('ticket.room_id');
create trigger category_kept before delete on category for each row execute function refuse_to_orphan('ticket.category_id');
create trigger request_type_kept before delete on request_type for each row execute function refuse_to_orphan('ticket.request_type_id');
create trigger ticket_kept before delete on ticket for each row
  execute function refuse_to_orphan('stay.ticket_id', 'reply.ticket_id', 'outbox.ticket_id', 'mail_reference.ticket_id');
