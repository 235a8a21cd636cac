-- Who decides for somebody, and who stands in while somebody is away.
create table line_manager (
  person_id uuid primary key references person,
  manager_id uuid not null references person,
  set_at timestamptz not null,
  check (person_id <> manager_id)
);

create table away (
  person_id uuid primary key references person,
  from_at timestamptz not null,
  until_at timestamptz not null,
  substitute_id uuid references person,
  check (from_at < until_at),
  check (person_id <> substitute_id)
);

-- Something that others have to agree to before a ticket goes on.
create table approval (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  -- Written for those who are asked.
  question text not null,
  -- What of the ticket they see besides its subject and who asks: [{ "label": { "en", "nb" }, "value": { "en", "nb" } }]
  shown jsonb not null,
  rule text not null check (rule in ('any', 'all')),
  mandatory boolean not null,
  -- Those who asked for it may say yes to it themselves.
  own boolean not null,
  -- The ticket waits for it, and goes on when it is over.
  waits boolean not null,
  state text not null default 'open' check (state in ('open', 'approved', 'declined', 'cancelled', 'expired')),
  reason text,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index approval_ticket_idx on approval (ticket_id, asked_at, id);
create index approval_expiring_idx on approval (expires_at, id) where state = 'open';

create table approval_ask (
  id uuid primary key,
  approval_id uuid not null references approval,
  -- Who was meant, and who is asked: a substitute while they are away.
  named_id uuid not null references person,
  approver_id uuid not null references person,
  -- Changes with the approver, and with it the link in the mail.
  nonce uuid not null,
  answer text check (answer in ('approved', 'declined')),
  comment text,
  answered_at timestamptz,
  by_mail boolean,
  told_at timestamptz not null,
  unique (approval_id, named_id)
);
create index approval_ask_approver_idx on approval_ask (approver_id, approval_id) where answer is null;

-- Work for another team: a child ticket of its own, which may have to be done before the parent is solved.
alter table ticket_link add column task boolean not null default false;
alter table ticket_link add column mandatory boolean not null default false;
create index ticket_link_task_idx on ticket_link (from_id) where task;
-- With what a task's team promised, and who has it.
create or replace view linked_ticket_card as
  select id, number, subject, status, active, priority, requester_id, team_id, assignee_id, restricted, discarded_at,
    confidential, reader_ids, due_at
  from ticket;
create view task_card as select from_id as ticket_id from ticket_link where task;

-- What has to be done before a ticket may be solved or closed: also what has to be agreed to.
create or replace view checklist_gate_card as
  select c.ticket_id, c.id as checklist_id, c.added_at, i.id as item_id, i.place, i.text, 'step' as kind
  from ticket_checklist c join ticket_checklist_item i on i.checklist_id = c.id
  where i.mandatory and i.done_at is null
  union all
  select ticket_id, id, asked_at, id, 0::smallint, question, 'approval'
  from approval where mandatory and state in ('open', 'expired')
  union all
  select l.to_id, l.id, l.linked_at, child.id, 0::smallint, '#' || child.number, 'task'
  from ticket_link l join ticket child on child.id = l.from_id
  where l.kind = 'child_of' and l.mandatory and child.active and child.discarded_at is null;
