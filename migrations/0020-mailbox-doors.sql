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
  -- The process that reads it, for as long as it says so: one at a time.
  reader uuid,
  leased_until timestamptz,
  uid_validity bigint,
  last_uid bigint not null default 0,
  -- Numbers below were given before the desk looked here for the first time: of those only what take_from allows is taken.
  known_below bigint not null default 0,
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

-- Messages that were left on the server because they are too long, or could not be fetched.
create table mailbox_left (
  mailbox_id uuid not null references mailbox,
  uid_validity bigint not null,
  uid bigint not null,
  size bigint not null,
  reason text not null check (reason in ('too_long', 'unreadable')),
  from_address text,
  subject text not null default '',
  arrived_at timestamptz,
  found_at timestamptz not null,
  primary key (mailbox_id, uid_validity, uid)
);

-- The message that a mailbox sent to itself to see whether mail flows: the last one.
create table mailbox_probe (
  mailbox_id uuid primary key references mailbox,
  every_minutes integer not null default 30 check (every_minutes between 5 and 1440),
  active boolean not null default true,
  token text,
  sent_at timestamptz,
  back_at timestamptz,
  -- since when none came back
  failing_since timestamptz
);
