-- What shows that the key which encrypts secrets is the right one: a start with another key is refused.
create table sealing_canary (
  -- One row: of several first starts at once the first one's key counts.
  one boolean primary key default true check (one),
  kid text not null,
  sealed text not null,
  created_at timestamptz not null default now()
);

alter table session
  -- Proven in two ways, or by a passkey, which is both.
  add column second_factor boolean not null default false,
  -- Has to set up a second factor before anything else.
  add column limited boolean not null default false,
  -- When its person last proved who they are.
  add column proven_at timestamptz;
alter table session drop constraint session_method_check;
alter table session add constraint session_method_check check (method in ('password', 'code', 'setup', 'passkey'));

-- The browser that asked for the code: it is good in no other.
alter table sign_in_code add column browser_hash bytea;

create table authenticator (
  id uuid primary key,
  person_id uuid not null references person,
  seed text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  -- The last time step whose code was used: none is good twice.
  last_step bigint,
  last_used_at timestamptz
);
create unique index authenticator_person_idx on authenticator (person_id) where confirmed_at is not null;
create index authenticator_pending_idx on authenticator (person_id) where confirmed_at is null;

create table passkey (
  id uuid primary key,
  person_id uuid not null references person,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_person_idx on passkey (person_id);

create table recovery_code (
  id uuid primary key,
  person_id uuid not null references person,
  salt bytea not null,
  code_hash bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  unique (person_id, code_hash)
);

-- Between the first and the second step of signing in.
create table pending_sign_in (
  id uuid primary key,
  browser_hash bytea not null unique,
  person_id uuid not null references person,
  method text not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  used_at timestamptz
);
create index pending_sign_in_expiry_idx on pending_sign_in (expires_at);

create table passkey_challenge (
  id uuid primary key,
  browser_hash bytea not null unique,
  -- null: whoever signs in.
  person_id uuid references person,
  purpose text not null check (purpose in ('sign_in', 'add', 'prove')),
  challenge text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index passkey_challenge_expiry_idx on passkey_challenge (expires_at);

-- Roles whose holders must have a second factor.
create table second_factor_role (
  role text primary key,
  since timestamptz not null,
  set_by uuid references person
);
