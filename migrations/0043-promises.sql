-- What somebody at the desk said they would do, and by when: "I call back at 15:00".
create table promise (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  -- Where the ticket was when it was promised: for that team's figure.
  team_id uuid not null references team,
  what text not null check (what in ('call_back', 'answer', 'visit', 'other')),
  words text not null default '',
  promised_by uuid not null references person,
  -- Its requester was told, and sees it.
  told boolean not null,
  due_at timestamptz not null,
  remind_minutes smallint not null,
  remind_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'kept', 'broken', 'withdrawn')),
  -- When it was done, also where that was too late; by whom, null: the desk saw it by itself.
  done_at timestamptz,
  done_by uuid references person,
  reason text,
  moved smallint not null default 0,
  reminded_at timestamptz,
  due_told_at timestamptz,
  made_by uuid references person,
  made_at timestamptz not null,
  ended_at timestamptz
);
create index promise_ticket_idx on promise (ticket_id, due_at, id);
create index promise_remind_idx on promise (remind_at, id) where state = 'open' and reminded_at is null;
create index promise_due_idx on promise (due_at, id) where state = 'open';
create index promise_open_idx on promise (what, promised_by, ticket_id) where state = 'open';
create index promise_made_idx on promise (due_at, team_id, promised_by) where state in ('kept', 'broken');

-- What is still to be kept, as lists of tickets ask for it.
create view promise_card as select ticket_id, what, promised_by from promise where state = 'open';
