-- One thing done to many tickets: which ones is fixed when it begins, and each says what became of it.
create table bulk_change (
  id uuid primary key,
  started_by uuid not null references person,
  -- What is done, as it was asked for; and in names, as people read it.
  act jsonb not null,
  shown jsonb not null,
  -- The one whose changes this one puts back.
  undoes uuid unique references bulk_change,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled')),
  total integer not null,
  changed integer not null default 0,
  unchanged integer not null default 0,
  failed integer not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index bulk_change_running_idx on bulk_change (started_at, id) where state = 'running';
create index bulk_change_newest_idx on bulk_change (started_at desc, id desc);
create index bulk_change_person_idx on bulk_change (started_by, started_at desc, id desc);
create index bulk_change_finished_idx on bulk_change (finished_at) where finished_at is not null;

create table bulk_item (
  bulk_id uuid not null references bulk_change,
  place integer not null,
  ticket_id uuid not null references ticket,
  -- null: its turn has not come. Written with the change itself, so that nothing is done twice.
  result text check (result in ('changed', 'unchanged', 'refused', 'failed')),
  refusal jsonb,
  -- What it takes to put it back.
  undo jsonb,
  primary key (bulk_id, place)
);
create index bulk_item_waiting_idx on bulk_item (bulk_id, place) where result is null;
create index bulk_item_failed_idx on bulk_item (bulk_id, place) where result in ('refused', 'failed');
