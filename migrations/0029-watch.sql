-- What did not reach its reader, for the list that asks for it and for sending it again.
create index outbox_ended_badly_idx on outbox (created_at desc, id desc) where state in ('failed', 'expired');
create index outbox_open_idx on outbox (created_at desc, id desc) where state in ('waiting', 'sending', 'maybe_sent');

-- Times in which mail did not flow: told when they begin and when they end.
create table mail_incident (
  id uuid primary key,
  -- null: it concerns the outbox as a whole
  mailbox_id uuid references mailbox,
  kind text not null check (kind in ('fetching', 'sending', 'outbox')),
  fault text not null,
  facts jsonb not null default '{}',
  began_at timestamptz not null,
  -- What is over before anybody was told is nobody's news.
  told_at timestamptz,
  ended_at timestamptz
);
create unique index mail_incident_open_idx on mail_incident (mailbox_id, kind) nulls not distinct where ended_at is null;

-- Pairs of an address of the desk and somebody who writes to it too fast: nothing answers them by itself until then.
create table mail_breaker (
  mailbox_id uuid not null references mailbox,
  address text not null,
  until timestamptz not null,
  primary key (mailbox_id, address)
);

-- How much came from one domain lately.
create index mail_message_domain_idx on mail_message (split_part(from_address, '@', 2), received_at) where outcome = 'opened';
