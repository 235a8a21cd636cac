-- What tickets have to do with each other, each told once, from one side.
create table ticket_link (
  id uuid primary key,
  from_id uuid not null references ticket,
  kind text not null check (kind in ('child_of', 'duplicate_of', 'caused_by', 'related')),
  to_id uuid not null references ticket,
  linked_by uuid references person,
  linked_at timestamptz not null,
  check (from_id <> to_id)
);
create unique index ticket_link_from_idx on ticket_link (from_id, kind, to_id);
create index ticket_link_to_idx on ticket_link (to_id, kind, from_id);
-- Of one parent, and the duplicate of one ticket.
create unique index ticket_link_one_idx on ticket_link (from_id, kind) where kind in ('child_of', 'duplicate_of');
-- Related is what it is from both sides.
create unique index ticket_link_related_idx on ticket_link (least(from_id, to_id), greatest(from_id, to_id)) where kind = 'related';

-- Under which ticket a duplicate is followed, for those who may see that one.
create view duplicate_card as select from_id as ticket_id, to_id as followed_id from ticket_link where kind = 'duplicate_of';
-- What is shown of a linked ticket, and what says who may see it.
create view linked_ticket_card as
  select id, number, subject, status, active, priority, requester_id, team_id, assignee_id, restricted, discarded_at from ticket;
