-- Who can sign in somewhere, or did of late: their address, numbers and factors are changed on proof alone. Identities elsewhere (0220) come beside it.
create view person_signing_in as
  select person_id from account where password_hash is not null
  union all select person_id from authenticator where confirmed_at is not null
  union all select person_id from passkey
  union all select person_id from session
  union all select a.person_id from directory_person a join directory d on d.id = a.directory_id and d.active where a.person_id is not null;

-- What was proved and waits: the policy lets some changes of an account at the desk begin only after a while, and its person was told.
create table held_change (
  id uuid primary key,
  kind text not null check (kind in ('contact', 'factors')),
  person_id uuid not null references person,
  -- of kind contact: the fields that are to be other ones
  changes jsonb not null default '{}',
  account_class text not null,
  ticket_id uuid not null references ticket,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  not_before timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('done', 'dropped', 'refused')),
  -- why it was refused: the code of the refusal
  failure text
);
-- One of a kind waits for somebody at a time.
create unique index held_change_person_idx on held_change (person_id, kind) where ended_at is null;
create index held_change_due_idx on held_change (not_before) where ended_at is null;

-- About whose account there is an alarm that locks: for rooms below.
create view person_locked as select distinct person_id from guard_alarm where person_id is not null and lifted_at is null and locks;
