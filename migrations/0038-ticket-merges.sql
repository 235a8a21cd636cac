-- A merged ticket keeps its rows: it is read through another one, and taken out again by forgetting that.
alter table ticket add column merged_into_id uuid references ticket;
-- Whoever reads the one as a requester reads the other's public words, too.
alter table ticket add column merged_shared boolean not null default false;
create index ticket_merged_idx on ticket (merged_into_id) where merged_into_id is not null;

create table ticket_merge (
  id uuid primary key,
  from_id uuid not null references ticket,
  -- As it was asked for; ticket.merged_into_id is where that leads by now.
  into_id uuid not null references ticket,
  shared boolean not null,
  merged_by uuid references person,
  merged_at timestamptz not null,
  -- How the merged one stood, and who follows the other one because of it: what undoing gives back.
  was jsonb not null,
  joined uuid[] not null,
  undone_by uuid references person,
  undone_at timestamptz,
  check (from_id <> into_id)
);
create unique index ticket_merge_from_idx on ticket_merge (from_id) where undone_at is null;
create index ticket_merge_into_idx on ticket_merge (into_id) where undone_at is null;
