-- What was handed out at the desk and comes back: in words, until there are assets to name.
create table loan (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  -- in which it was handed out; null: in none
  contact_id uuid references contact,
  what text not null,
  lent_at timestamptz not null,
  lent_by uuid references person,
  due_at timestamptz not null,
  -- reminds who lent it out
  promise_id uuid not null references promise,
  returned_at timestamptz,
  returned_to uuid references person
);
create index loan_ticket_idx on loan (ticket_id, lent_at);
