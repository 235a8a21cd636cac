-- When somebody at the desk is left alone: minutes since midnight in their own time zone. Those that end before they begin end on the day after.
create table quiet_hours (
  person_id uuid primary key references person on delete cascade,
  starts smallint not null check (starts between 0 and 1439),
  ends smallint not null check (ends between 0 and 1439),
  -- The days on which they begin: 1 is Monday, 7 Sunday (ISO 8601).
  days smallint[] not null check (cardinality(days) between 1 and 7),
  changed_at timestamptz not null
);
