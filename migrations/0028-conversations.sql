-- What an answer to a mail for technicians becomes: true, a note, unless the mail held nothing but what its requester may read.
alter table mail_token add column inside boolean not null default true;

-- Ids of mail that only those inside have: no requester's thread names them.
alter table mail_reference add column inside boolean not null default false;

-- A technician's reply that leaves later. It is in no timeline before; once it has left, or was taken back, its row is gone.
create table scheduled_reply (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  author_id uuid not null references person,
  body text not null,
  -- It also sets the ticket waiting for the requester.
  wait boolean not null,
  send_at timestamptz not null,
  -- Why it waits for a decision of its author: somebody wrote meanwhile, or it may not be sent any more.
  held text check (held in ('replied', 'refused')),
  -- When its author last said that it should leave as it is: what was written before they have read.
  meant_at timestamptz not null,
  created_at timestamptz not null
);
create index scheduled_reply_ticket_idx on scheduled_reply (ticket_id, send_at, id);
create index scheduled_reply_due_idx on scheduled_reply (send_at, id) where held is null;

create table scheduled_reply_file (
  reply_id uuid not null references scheduled_reply on delete cascade,
  file_id uuid not null,
  place smallint not null,
  primary key (reply_id, file_id)
);
