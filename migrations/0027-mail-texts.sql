-- What the desk writes by mail, in an administrator's own words: per kind and language, for every mailbox (null) or for one.
create table mail_text (
  id uuid primary key,
  kind text not null,
  language text not null check (language in ('en', 'nb')),
  mailbox_id uuid references mailbox,
  -- null: back to the desk's own words; the row stays, so that no version comes twice
  subject text,
  body text,
  changed_at timestamptz not null,
  changed_by uuid references person,
  version integer not null default 1,
  check ((subject is null) = (body is null)),
  unique nulls not distinct (kind, language, mailbox_id)
);

-- The page that somebody looks at while they write such a text: their last one.
create unlogged table mail_text_preview (
  person_id uuid primary key references person,
  id uuid not null,
  page text not null,
  made_at timestamptz not null
);

-- The mailbox that a ticket came through answers about it, whichever team works on it.
alter table ticket add column mailbox_id uuid references mailbox;
update ticket set mailbox_id = m.mailbox_id from mail_message m where m.ticket_id = ticket.id and m.outcome = 'opened';

-- By which way somebody wants to learn of what; what is not here goes its usual way.
create table notification_choice (
  person_id uuid not null references person,
  kind text not null,
  in_app boolean not null,
  by_mail boolean not null,
  changed_at timestamptz not null,
  primary key (person_id, kind)
);

-- A letter that its reader can stop with one click (RFC 8058) says so in its head.
alter table outbox add column unsubscribe text;
