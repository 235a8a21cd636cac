-- A side conversation that is done with, until somebody writes in it again.
alter table side_conversation
  add column closed_at timestamptz,
  add column closed_by uuid references person,
  add constraint side_conversation_closed_check check ((closed_at is null) = (closed_by is null));

-- How the ticket stood before the message set it waiting: what taking the message back gives back to it.
alter table side_message add column was jsonb;

-- Where workers take mail in by SMTP right now. A worker writes how it goes every few seconds, and takes its row away when it ends.
create table mail_door (
  id uuid primary key,
  host text not null,
  port integer not null,
  greets text not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  last_mail_at timestamptz,
  -- what a sender was answered whose message could not be kept
  last_refusal text,
  last_refused_at timestamptz
);
