-- Whether the desk writes to a directory, whom it never writes to, and what a second person agrees to.
alter table directory add column writes boolean not null default false;
alter table directory add column denied_accounts text[] not null default '{}';
alter table directory add column privileged_groups text[] not null default '{}';
alter table directory add column elevated_groups text[] not null default '{}';
alter table directory add column approved_actions text[] not null default '{}';

-- How much harm whoever had the account could do: known from the last look at it.
alter table directory_person add column account_class text not null default 'normal' check (account_class in ('normal', 'elevated', 'privileged'));
alter table directory_person add column looked_at timestamptz;

create view directory_account as
  select p.directory_id, d.name as directory_name, p.key, p.person_id, p.user_name, p.enabled, p.account_class, p.left_at, d.writes and d.active as writes
  from directory_person p join directory d on d.id = p.directory_id;
