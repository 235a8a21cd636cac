-- Who is told of a change of their account, and may say by a link that it was not they.
create table account_notice (
  id uuid primary key,
  event_id uuid not null unique,
  person_id uuid not null references person,
  -- the type of the fact
  what text not null,
  -- where it was sent: the kind of the way, and the end of the address
  ways jsonb not null default '[]',
  at timestamptz not null,
  denied_at timestamptz
);
create index account_notice_person_idx on account_notice (person_id, at desc);

-- What looks like somebody else's hand: everybody sees it, and until a lead lifts it nothing sensitive is done for that person.
create table guard_alarm (
  id uuid primary key,
  kind text not null check (kind in ('not_me', 'failed', 'shopping', 'number', 'technician', 'by_hand')),
  person_id uuid references person,
  technician_id uuid references person,
  number text,
  -- sensitive actions are locked for the person
  locks boolean not null,
  closed_account boolean not null default false,
  ticket_id uuid,
  facts jsonb not null default '{}',
  at timestamptz not null,
  lifted_at timestamptz,
  lifted_by uuid references person,
  lifted_why text
);
-- One alarm of a kind about the same at a time.
create unique index guard_alarm_live_idx on guard_alarm (kind, coalesce(person_id::text, technician_id::text, number)) where lifted_at is null;
create index guard_alarm_person_idx on guard_alarm (person_id, at desc) where person_id is not null;

-- What happened to one account: few facts of all.
create index event_account_idx on event (person_id, at desc, id desc)
  where person_id is not null and split_part(type, '.', 1) in ('password', 'factor', 'factors', 'recovery_code', 'recovery_codes', 'account', 'account_action',
    'person', 'sign_in_code', 'session', 'verification', 'guard', 'sms', 'view_as');

-- From which number a ticket was asked for: for rooms below.
create view contact_number as select ticket_id, phone, started_at from contact where phone is not null and ticket_id is not null;
create index contact_phone_idx on contact (phone, started_at) where phone is not null and ticket_id is not null;
