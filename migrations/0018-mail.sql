-- An address of the desk: whose team its mail goes to, and how the desk writes from it. How it is fetched and sent stands beside it.
create table mailbox (
  id uuid primary key,
  -- for programs: ?mailbox=support
  key text not null unique,
  name text not null,
  -- null: nothing is sent from it yet; what programs hand in lands here all the same
  address text unique,
  -- null: the default team of tier 1
  team_id uuid references team,
  language text not null default 'en' check (language in ('en', 'nb')),
  sender_name text not null default '',
  signature text not null default '',
  -- reply+<token>@: off where the server refuses such addresses
  plus_addressing boolean not null default true,
  -- Whose Authentication-Results are believed (RFC 8601 authserv-ids); without one, only what lowers trust is.
  receivers text[] not null default '{}',
  -- What happens with a first message of somebody the desk does not know.
  strangers text not null default 'open' check (strangers in ('open', 'hold')),
  -- Technicians may answer by mail, with a token and from an aligned domain only.
  technician_replies boolean not null default false,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
insert into mailbox (id, key, name) values ('01900000-0000-7000-8000-000000000001', 'support', 'Support');

-- What a reply to a closed ticket does, by the ticket's team.
alter table team add column follow_up text not null default 'reopen_within' check (follow_up in ('reopen', 'new', 'reopen_within'));
alter table team add column follow_up_days smallint not null default 30 check (follow_up_days between 1 and 3650);

-- The part of a reply address behind the +: who may write into which ticket with it. Only its hash is kept.
create table mail_token (
  hash bytea primary key,
  ticket_id uuid not null references ticket,
  person_id uuid references person,
  -- technician: it speaks for the desk, once, until it expires
  technician boolean not null default false,
  expires_at timestamptz,
  created_at timestamptz not null
);
create index mail_token_ticket_idx on mail_token (ticket_id);

-- Message-IDs that belong to a ticket, of what came and of what the desk sent.
create table mail_reference (
  message_id text not null check (length(message_id) <= 1000),
  ticket_id uuid not null references ticket,
  -- sent by the desk: the id is a random one of ours
  ours boolean not null,
  at timestamptz not null,
  primary key (message_id, ticket_id)
);
create index mail_reference_ticket_idx on mail_reference (ticket_id);

-- Ticket numbers of other help desks in subjects, with the domain that used them here first.
create table mail_tag (
  tag text not null,
  domain text not null,
  ticket_id uuid not null references ticket,
  at timestamptz not null,
  primary key (tag, domain)
);
create index mail_tag_ticket_idx on mail_tag (ticket_id);

-- Every message that came, as it came. Its bytes are here before anybody looks into them.
create table mail_message (
  id uuid primary key,
  mailbox_id uuid not null references mailbox,
  via text not null check (via in ('imap', 'smtp', 'pipe', 'api')),
  sha256 bytea not null,
  size integer not null,
  -- The first MiB; the rest stands in mail_piece.
  raw bytea not null,
  envelope_from text,
  envelope_to text[] not null default '{}',
  received_at timestamptz not null,
  state text not null default 'received' check (state in ('received', 'understood', 'quarantined')),
  -- Counted before each try: what ends the process is not tried for ever.
  attempts smallint not null default 0,
  tried_at timestamptz,
  outcome text check (outcome in ('opened', 'appended', 'held', 'ignored', 'quarantined', 'duplicate')),
  reasons text[] not null default '{}',
  -- null also for a message that came twice: its first copy has the ticket
  ticket_id uuid references ticket,
  -- the reply that was made from it; the ticket's id when it is its description
  entry_id uuid,
  person_id uuid references person,
  message_id text,
  -- the same words by another way (a list, a second mailbox) are one message
  content_key bytea,
  from_address text,
  subject text not null default '',
  understood jsonb,
  duplicate_of uuid references mail_message,
  decided_at timestamptz,
  -- the technician who decided about what was held
  decided_by uuid references person
);
alter table mail_message alter column raw set storage external;
create unique index mail_message_raw_idx on mail_message (mailbox_id, sha256);
create index mail_message_waiting_idx on mail_message (received_at, id) where state = 'received';
create index mail_message_held_idx on mail_message (received_at desc, id desc) where outcome = 'held';
create index mail_message_quarantined_idx on mail_message (received_at desc, id desc) where outcome = 'quarantined';
create index mail_message_newest_idx on mail_message (received_at desc, id desc);
create index mail_message_ticket_idx on mail_message (ticket_id, received_at, id) where ticket_id is not null;
create index mail_message_content_idx on mail_message (content_key) where content_key is not null;
create index mail_message_sender_idx on mail_message (from_address, received_at) where from_address is not null;
create index mail_message_entry_idx on mail_message (entry_id) where entry_id is not null;

create table mail_piece (
  mail_id uuid not null references mail_message,
  place integer not null,
  bytes bytea not null,
  primary key (mail_id, place)
);
alter table mail_piece alter column bytes set storage external;
