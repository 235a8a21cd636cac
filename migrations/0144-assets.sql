-- Things that people work with: what is written on them, who has them, where they are.
create table asset_kind (
  id uuid primary key,
  key text not null unique,
  name_en text not null,
  name_nb text not null,
  -- offered no more; what is of it stays so
  retired boolean not null default false
);
insert into asset_kind (id, key, name_en, name_nb) values
  ('01990000-0000-7000-8000-0000000000a1', 'computer', 'Computer', 'Datamaskin'),
  ('01990000-0000-7000-8000-0000000000a2', 'phone', 'Phone', 'Telefon'),
  ('01990000-0000-7000-8000-0000000000a3', 'screen', 'Screen', 'Skjerm'),
  ('01990000-0000-7000-8000-0000000000a4', 'printer', 'Printer', 'Skriver'),
  ('01990000-0000-7000-8000-0000000000a5', 'other', 'Something else', 'Noe annet');

create table asset (
  id uuid primary key,
  tag text not null,
  name text not null,
  kind_id uuid not null references asset_kind,
  serial text,
  person_id uuid references person,
  organization_id uuid references organization,
  site_id uuid references site,
  state text not null check (state in ('in_use', 'in_stock', 'lost', 'retired')),
  -- technicians alone read it
  note text,
  -- what it is looked for by
  said text not null generated always as (lower(tag || ' ' || name || ' ' || coalesce(serial, ''))) stored,
  -- to compare tags whatever their capitals, and to read lists by
  tag_key text collate "C" not null generated always as (lower(tag)) stored,
  version integer not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
-- A list stands by tag, and each way to make it shorter goes on in that order.
create unique index asset_tag_idx on asset (tag_key);
create index asset_person_idx on asset (person_id, tag_key) where person_id is not null;
create index asset_kind_idx on asset (kind_id, tag_key);
create index asset_state_idx on asset (state, tag_key);
create index asset_organization_idx on asset (organization_id, tag_key) where organization_id is not null;
create index asset_site_idx on asset (site_id, tag_key) where site_id is not null;
create index asset_said_idx on asset using gin (said gin_trgm_ops);

-- For the rooms below: never the note.
create view asset_card as select id, tag, tag_key, name, kind_id, person_id, state from asset;
