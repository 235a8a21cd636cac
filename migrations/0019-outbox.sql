-- How a mailbox sends: by one SMTP server.
create table mailbox_sending (
  mailbox_id uuid primary key references mailbox,
  host text not null,
  port integer not null check (port between 1 and 65535),
  -- none: only to a server on this very machine
  security text not null check (security in ('tls', 'starttls', 'none')),
  user_name text not null default '',
  auth text not null check (auth in ('password', 'oauth2', 'none')),
  -- The password, sealed.
  secret text,
  secret_set_at timestamptz,
  -- PEM: trusted for this server besides the well-known authorities
  certificate text,
  -- Grows with every change: what a try with older settings came to is not noted.
  revision integer not null default 1,
  last_ok_at timestamptz,
  -- After a failure the server is left alone for a while.
  failures smallint not null default 0,
  paused_until timestamptz,
  failing_since timestamptz,
  failure text,
  failure_facts jsonb not null default '{}'
);

alter table outbox
  add column mailbox_id uuid references mailbox,
  -- made from the row's id, once: the same for every try
  add column message_id text,
  add column to_name text not null default '',
  -- the reply that it carries; its files go along
  add column entry_id uuid,
  add column html text,
  add column in_reply_to text,
  add column reference_ids text[] not null default '{}',
  -- RFC 3834: written by nobody, or in answer to a message
  add column automatic text not null default 'no' check (automatic in ('no', 'generated', 'replied')),
  -- to somebody who works at the desk: an answer to it may speak for the desk
  add column technician boolean not null default false,
  -- Counted before each try.
  add column attempts smallint not null default 0,
  add column next_try_at timestamptz not null default now(),
  add column give_up_at timestamptz,
  -- While it is being sent: whoever sends it moves this on, and when it passes, they are no more.
  add column lease_until timestamptz,
  -- why it is not sent, for our own sentence, and what the server said
  add column trouble text,
  add column answer text,
  add column sent_at timestamptz,
  add column ended_at timestamptz;
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
  check (state in ('waiting', 'sending', 'maybe_sent', 'sent', 'failed', 'expired', 'canceled'));

create index outbox_due_idx on outbox (mailbox_id, next_try_at, id) where state in ('waiting', 'maybe_sent');
create index outbox_sending_idx on outbox (lease_until) where state = 'sending';
create index outbox_in_order_idx on outbox (ticket_id, to_address, created_at, id) where state in ('waiting', 'sending', 'maybe_sent');
create unique index outbox_message_idx on outbox (message_id) where message_id is not null;
create index outbox_entry_idx on outbox (entry_id) where entry_id is not null;

-- An address that took no mail for good.
alter table person
  add column email_failing_since timestamptz,
  add column email_failing_reason text;
