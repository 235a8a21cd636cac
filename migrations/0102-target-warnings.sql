-- [{"key", "at", "kind", "minutes", "tell"}, …]: what is to be told before a target is due, when it is, and after.
alter table ticket_clock add column steps jsonb not null default '[]';
-- When the first of them is that was not told yet.
alter table ticket_clock add column next_at timestamptz;
create index ticket_clock_next_idx on ticket_clock (next_at) where next_at is not null;

-- What was told already: each once, whatever becomes of the clock.
create table ticket_clock_told (
  ticket_id uuid not null,
  metric text not null,
  began_at timestamptz not null,
  key text not null,
  told_at timestamptz not null,
  primary key (ticket_id, metric, began_at, key)
);
