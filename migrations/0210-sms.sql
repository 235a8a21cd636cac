-- Where text messages leave: one way, and one row.
create table sms_gateway (
  id uuid primary key default gen_random_uuid(),
  one boolean not null default true unique check (one),
  kind text not null default 'http' check (kind in ('http', 'file')),
  active boolean not null default false,
  url text,
  format text not null default 'json' check (format in ('json', 'form')),
  -- a JSON document with {{to}} and {{text}} in its texts
  body text not null default '{"to": "{{to}}", "text": "{{text}}"}',
  header text not null default 'Authorization',
  -- Sealed: the whole value of that header.
  secret text,
  secret_set_at timestamptz,
  sender text not null default '',
  layout text not null default 'smstools' check (layout in ('smstools', 'gammu')),
  per_number integer not null default 10 check (per_number > 0),
  per_hour integer not null default 300 check (per_hour > 0),
  failing_since timestamptz,
  last_ok_at timestamptz,
  version integer not null default 1
);
insert into sms_gateway default values;

create table sms_message (
  id uuid primary key,
  number text not null check (number ~ '^\+[1-9][0-9]{6,14}$'),
  -- Sealed, and gone as soon as the message is: it may hold a code.
  text text,
  person_id uuid,
  reason text not null check (reason in ('code', 'notice', 'test')),
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
  attempts smallint not null default 0,
  -- While it is being sent: when whoever sends it counts as gone.
  next_try_at timestamptz not null,
  give_up_at timestamptz not null,
  trouble text,
  status smallint,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index sms_message_due_idx on sms_message (next_try_at, id) where state in ('waiting', 'sending');
create index sms_message_log_idx on sms_message (created_at desc, id desc);
create index sms_message_number_idx on sms_message (number, reason, created_at);
create index sms_message_person_idx on sms_message (person_id, reason, created_at) where person_id is not null;
