-- Where somebody said by when: no calendar and no other team moves that. It says nothing any more once the ticket is due at another time.
create table due_by_hand (
  ticket_id uuid primary key references ticket,
  due_at timestamptz not null
);
