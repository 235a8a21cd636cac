-- What each technician last said of their availability, and when it was last confirmed. One row each, written over: there is no history to
-- look at, for it is there to give work to who can take it and never to count somebody's minutes.
create table availability (
  person_id uuid primary key references person (id),
  chosen text not null check (chosen in ('available', 'busy', 'away')),
  chosen_at timestamptz not null,
  confirmed_at timestamptz not null
);
