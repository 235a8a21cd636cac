-- Somebody looks at the desk as another person would see it: for so long, in one session, changing nothing.
create table view_as (
  id uuid primary key,
  session_id uuid not null references session on delete cascade,
  viewer_id uuid not null references person,
  person_id uuid not null references person,
  reason text not null,
  started_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  check (until_at > started_at)
);
create unique index view_as_session_idx on view_as (session_id) where ended_at is null;
create index view_as_open_idx on view_as (until_at) where ended_at is null;
