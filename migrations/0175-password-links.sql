-- As what it counts when it has to be proved who asks; null: nothing has to.
alter table account_action add column sensitive text;
-- Where the link goes by which the owner chooses a new password, and what it is known by there.
alter table account_action add column deliver text check (deliver in ('sms', 'mail', 'portal'));
alter table account_action add column deliver_to text;
-- Of an account that was switched off to be deleted: when, and when that was done or taken back.
alter table account_action add column delete_at timestamptz;
alter table account_action add column settled_at timestamptz;
create unique index account_action_deletion_idx on account_action (directory_id, key) where delete_at is not null and settled_at is null;
create index account_action_delete_at_idx on account_action (delete_at) where delete_at is not null and settled_at is null;
alter table directory add column delete_after_days integer not null default 30 check (delete_after_days between 1 and 365);

-- By which somebody chooses a password that nobody else knows: once, within the hour. Only a hash of what opens it is kept.
create table password_link (
  id uuid primary key,
  action_id uuid not null references account_action,
  person_id uuid not null references person,
  directory_id uuid not null references directory,
  key text not null,
  account text not null,
  way text not null check (way in ('sms', 'mail', 'portal')),
  -- null: its owner has not asked for it in the portal yet.
  token_hash bytea,
  made_at timestamptz not null,
  good_until timestamptz not null,
  sent boolean not null,
  tries integer not null default 0,
  -- One at a time: the directory is asked outside of any transaction.
  trying_until timestamptz,
  used_at timestamptz
);
create unique index password_link_token_idx on password_link (token_hash) where token_hash is not null;
create unique index password_link_action_idx on password_link (action_id);
create index password_link_person_idx on password_link (person_id, good_until) where used_at is null;
create index password_link_account_idx on password_link (directory_id, key) where used_at is null;
