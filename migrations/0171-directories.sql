-- Directories of accounts: where the desk reads who works here.
create table directory (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('active_directory', 'openldap')),
  host text not null,
  port integer not null,
  security text not null check (security in ('tls', 'starttls')),
  certificate text,
  bind_name text not null,
  -- The password, sealed.
  secret text not null,
  secret_set_at timestamptz not null,
  people_base text not null,
  organization_id uuid references organization,
  language text not null default 'en' check (language in ('en', 'nb')),
  sync_minutes integer,
  most_leaving integer not null default 10,
  active boolean not null default true,
  synced_at timestamptz,
  failing_since timestamptz,
  failure text,
  failure_facts jsonb not null default '{}',
  changed_at timestamptz not null,
  version integer not null default 1
);
create unique index directory_name_idx on directory (lower(name));

-- Whose account is which. `key` is the directory's own (objectGUID, entryUUID): it stays when names change. `facts` is what was read last.
create table directory_person (
  directory_id uuid not null references directory,
  key text not null,
  person_id uuid not null references person,
  dn text not null,
  user_name text not null,
  facts jsonb not null,
  enabled boolean not null,
  -- The person is no longer active because the account is gone or disabled.
  left_at timestamptz,
  primary key (directory_id, key)
);
create unique index directory_person_once_idx on directory_person (person_id, directory_id);

create table directory_sync (
  id uuid primary key,
  directory_id uuid not null references directory,
  preview boolean not null,
  accept_leaving boolean not null,
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'comparing', 'done', 'held', 'failed')),
  asked_by uuid references person,
  asked_at timestamptz not null,
  leased_until timestamptz,
  ended_at timestamptz,
  read integer not null default 0,
  created integer not null default 0,
  changed integer not null default 0,
  "left" integer not null default 0,
  back integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  known integer not null default 0,
  failure text,
  failure_facts jsonb not null default '{}'
);
create index directory_sync_newest_idx on directory_sync (directory_id, asked_at desc, id desc);
-- One at a time for each directory.
create unique index directory_sync_open_idx on directory_sync (directory_id) where ended_at is null;

-- What a reading has read, until it is compared.
create unlogged table directory_read (
  sync_id uuid not null,
  key text not null,
  dn text not null,
  user_name text not null,
  facts jsonb not null,
  enabled boolean not null,
  primary key (sync_id, key)
);

create index directory_read_email_idx on directory_read (sync_id, (facts->>'email'));

create table directory_change (
  sync_id uuid not null references directory_sync on delete cascade,
  n integer not null,
  outcome text not null,
  name text not null,
  dn text not null,
  person_id uuid references person,
  fields jsonb not null,
  reason text,
  reason_facts jsonb not null default '{}',
  primary key (sync_id, n)
);
create index directory_change_person_idx on directory_change (person_id) where person_id is not null;
