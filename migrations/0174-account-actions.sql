-- What is done to accounts of directories: a job each, for one account at a time.
create table account_action (
  id uuid primary key,
  -- null: its owner asked for it themself.
  ticket_id uuid references ticket,
  directory_id uuid not null references directory,
  -- null: it is being made.
  key text,
  account text not null,
  person_id uuid references person,
  -- As it was when who asks was proved.
  account_class text not null,
  action text not null,
  -- What is written, in order, and what became of each.
  writes jsonb not null,
  state text not null check (state in ('to_approve', 'waiting', 'running', 'done', 'failed', 'half_done', 'declined')),
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  not_before timestamptz,
  approved_by uuid references person,
  ended_at timestamptz,
  failure text,
  failure_facts jsonb not null default '{}',
  undo_of uuid references account_action,
  lease uuid,
  leased_until timestamptz
);
-- Whoever comes second is told.
create unique index account_action_busy_idx on account_action (directory_id, coalesce(key, lower(account))) where ended_at is null;
create unique index account_action_undone_idx on account_action (undo_of) where undo_of is not null and state not in ('failed', 'declined');
create index account_action_ticket_idx on account_action (ticket_id, asked_at desc, id desc);
create index account_action_open_idx on account_action (asked_at) where ended_at is null;

-- What accounts of new people are made from.
create table account_template (
  id uuid primary key,
  name text not null,
  directory_id uuid not null references directory,
  place text not null,
  user_name text not null,
  email text,
  title text,
  department text,
  office text,
  groups text[] not null default '{}',
  active boolean not null default true,
  changed_at timestamptz not null,
  version integer not null default 1
);
create unique index account_template_name_idx on account_template (lower(name));
