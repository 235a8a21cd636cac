-- What a membership gives in its team: to see its tickets, to open tickets into it, to work on them. Until now every membership gave all of it.
alter table team_member
  add column rights text[] not null default '{read,create,work}'
  check (rights <@ '{read,create,work}' and cardinality(rights) > 0);
-- closed: only its members see its tickets. confidential: what comes to it from now on is seen by those who work there alone.
alter table team
  add column closed boolean not null default false,
  add column confidential boolean not null default false;
alter table request_type add column confidential boolean not null default false;

-- Confidential is restricted, and more: not for those with oversight either. So the index on restricted tickets holds the confidential ones.
-- Whom somebody let in stands with the ticket: few, and read with every row that is judged.
alter table ticket
  add column confidential boolean not null default false,
  add column reader_ids uuid[] not null default '{}',
  add constraint ticket_confidential_is_restricted check (restricted or not confidential);

create or replace view ticket_text as
  select id, number, subject, description, resolution, status, resolved_at, opened_at, requester_id, on_behalf_of_id,
    organization_id, team_id, assignee_id, restricted, discarded_at, search, confidential, reader_ids
  from ticket;
create or replace view linked_ticket_card as
  select id, number, subject, status, active, priority, requester_id, team_id, assignee_id, restricted, discarded_at,
    confidential, reader_ids
  from ticket;
