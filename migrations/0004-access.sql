create table account (
  person_id uuid primary key references person,
  password_hash text,
  disabled boolean not null default false,
  created_at timestamptz not null default now(),
  password_changed_at timestamptz
);

-- organization_id on a requester's role: reads that organization's tickets.
create table role_grant (
  id uuid primary key,
  person_id uuid not null references person,
  role text not null,
  organization_id uuid references organization,
  unique nulls not distinct (person_id, role, organization_id)
);

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person,
  -- How its person proved who they are.
  method text not null check (method in ('password', 'code', 'setup')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null,
  ip text not null,
  revoked_at timestamptz
);
create index session_person_idx on session (person_id, created_at desc);

create table api_key (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person,
  name text not null,
  prefix text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_person_idx on api_key (person_id) where revoked_at is null;

create table sign_in_code (
  id uuid primary key,
  person_id uuid not null references person,
  code_hash text not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz
);
create index sign_in_code_person_idx on sign_in_code (person_id, expires_at desc);

-- The first start's one-time link.
create table setup_token (
  token_hash bytea primary key,
  created_at timestamptz not null default now(),
  used_at timestamptz
);

-- Counted before a password is looked at, so that parallel tries are all counted.
create table attempt (
  key text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key, window_start)
);
