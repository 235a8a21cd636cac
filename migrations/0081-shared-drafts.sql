-- A reply that its writer handed to colleagues: whoever sees the inside of the ticket may go on with it. One for each ticket. It lives
-- apart from the drafts, which are nobody else's, and from the ticket, which its requester reads.
create table shared_draft (
  ticket_id uuid primary key references ticket,
  body text not null,
  version integer not null default 1,
  shared_by uuid not null references person,
  shared_at timestamptz not null,
  changed_by uuid not null references person,
  changed_at timestamptz not null
);
