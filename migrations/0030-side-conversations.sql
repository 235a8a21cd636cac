-- What is written beside a ticket, by mail, with somebody outside who can help: a thread of its own that no requester reads.
create table side_conversation (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  subject text not null,
  vendor_name text not null default '',
  vendor_address text not null,
  opened_by uuid not null references person,
  opened_at timestamptz not null
);
create index side_conversation_ticket_idx on side_conversation (ticket_id, opened_at, id);

-- Apart from replies and notes: no query that serves a requester names this table.
create table side_message (
  id uuid primary key,
  side_id uuid not null references side_conversation,
  -- the technician who wrote it; null: it came by mail
  author_id uuid references person,
  from_name text,
  from_address text,
  body text not null,
  -- the message that it came as
  mail_id uuid references mail_message,
  -- A machine wrote it: a receipt, or that somebody is away.
  automatic boolean not null default false,
  at timestamptz not null,
  check ((author_id is null) = (from_address is not null))
);
create index side_message_side_idx on side_message (side_id, at, id);

create table side_file (
  file_id uuid primary key references file,
  message_id uuid not null references side_message,
  place smallint not null
);
create index side_file_message_idx on side_file (message_id, place);

-- What leads a message to a side conversation, which is then where it goes, and not to the ticket's requester.
alter table mail_token add column side_id uuid references side_conversation;
alter table mail_reference add column side_id uuid references side_conversation;
alter table mail_tag add column side_id uuid references side_conversation;
alter table mail_message add column side_id uuid references side_conversation;
create index mail_reference_side_idx on mail_reference (side_id, at) where side_id is not null;

-- A message of a side conversation takes its files from here, never from the ticket's.
alter table outbox add column side_id uuid references side_conversation;
create table outbox_file (
  outbox_id uuid not null references outbox on delete cascade,
  file_id uuid not null references file,
  place smallint not null,
  primary key (outbox_id, file_id)
);
