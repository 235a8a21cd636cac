-- How a mailbox is fetched by IMAP, and where its reader stands.
create table mailbox_fetching (
  mailbox_id uuid primary key references mailbox,
  host text not null,
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls')),
  user_name text not null,
  auth text not null check (auth in ('password', 'oauth2')),
  -- The password, sealed.
  secret text,
  secret_set_at timestamptz,
  -- PEM: trusted for this server besides the well-known authorities
  certificate text,
  folder text not null default 'INBOX',
  afterwards text not null default 'seen' check (afterwards in ('seen', 'move', 'delete')),
  move_to text,
  -- What arrived before stays untouched; null: everything is taken.
  take_from timestamptz,
  -- Grows with every change: a reader of an older one begins anew.
  revision integer not null default 1,
  uid_validity bigint,
  last_uid bigint not null default 0,
  last_ok_at timestamptz,
  last_mail_at timestamptz,
  failing_since timestamptz,
  failure text,
  failure_facts jsonb not null default '{}',
  check ((afterwards = 'move') = (move_to is not null))
);

-- Messages that are kept here and have yet to be marked, moved or deleted on the server.
create table mailbox_taken (
  mailbox_id uuid not null references mailbox,
  uid_validity bigint not null,
  uid bigint not null,
  primary key (mailbox_id, uid_validity, uid)
);

-- Messages that were left on the server because they are too long.
create table mailbox_left (
  mailbox_id uuid not null references mailbox,
  uid_validity bigint not null,
  uid bigint not null,
  size bigint not null,
  from_address text,
  subject text not null default '',
  arrived_at timestamptz,
  found_at timestamptz not null,
  primary key (mailbox_id, uid_validity, uid)
);

-- OAuth2 (RFC 6749): what the desk was given to sign in to a mailbox with instead of a password.
create table mailbox_grant (
  mailbox_id uuid primary key references mailbox,
  provider text not null check (provider in ('microsoft', 'google', 'other')),
  client_id text not null,
  -- sealed
  client_secret text,
  client_secret_set_at timestamptz,
  authorize_url text not null,
  token_url text not null,
  scopes text not null,
  -- sealed; null: nobody has agreed yet
  refresh_token text,
  granted_at timestamptz,
  -- sealed
  access_token text,
  access_expires_at timestamptz,
  failing_since timestamptz,
  failure text
);

-- A way to the provider and back that somebody has begun (RFC 7636): good once, and not for long.
create table mailbox_authorization (
  state_hash bytea primary key,
  mailbox_id uuid not null references mailbox,
  person_id uuid not null references person,
  -- sealed
  verifier text not null,
  expires_at timestamptz not null
);

-- The message that a mailbox sent to itself to see whether mail flows: the last one.
create table mailbox_probe (
  mailbox_id uuid primary key references mailbox,
  every_minutes integer not null default 30 check (every_minutes between 5 and 1440),
  active boolean not null default true,
  token text,
  sent_at timestamptz,
  back_at timestamptz,
  -- since when none came back, or none could be sent
  failing_since timestamptz,
  failure text,
  failure_facts jsonb not null default '{}'
);
