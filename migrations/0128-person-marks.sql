-- What a technician has to know before they say a word: somebody whom the house waits for least, or who needs more care than others.
-- A table of its own, because a person is read by many who are not to know it: nothing that presents a person can let it slip.
create table person_mark (
  person_id uuid not null references person,
  mark text not null check (mark in ('vip', 'vulnerable')),
  note text,
  set_by uuid references person,
  set_at timestamptz not null default now(),
  primary key (person_id, mark)
);
-- Filters ask for everybody who has one.
create index person_mark_mark_idx on person_mark (mark, person_id);
create view person_mark_card as select person_id, mark from person_mark;
