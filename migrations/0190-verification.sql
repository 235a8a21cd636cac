-- What has to be proved before something is done to an account: only where it differs from what the desk comes with.
create table verification_policy (
  action text not null,
  account_class text not null check (account_class in ('normal', 'elevated', 'privileged')),
  sets jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid references person,
  primary key (action, account_class)
);

-- Somebody's identity looked at once, in one way, for one action on one account, in one ticket, by one technician. Passed, it is evidence until
-- `good_until` and until it is used. An account of the desk itself has no directory, and its person's id as its key.
create table verification (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  person_id uuid not null references person,
  directory_id uuid,
  account_key text not null,
  action text not null,
  technician_id uuid not null references person,
  method text not null,
  state text not null default 'open' check (state in ('open', 'passed', 'failed', 'cancelled')),
  started_at timestamptz not null,
  -- Until when it can be passed.
  open_until timestamptz not null,
  tries integer not null default 0,
  -- Whom it waits for: a manager, a second person.
  asked_id uuid references person,
  -- What only this way of proof needs; secrets as hashes.
  facts jsonb not null default '{}',
  ended_at timestamptz,
  -- Why it failed.
  failure text,
  good_until timestamptz,
  used_at timestamptz,
  use_id uuid
);
create index verification_person_idx on verification (person_id, started_at desc, id desc);
create index verification_ticket_idx on verification (ticket_id, started_at desc, id desc);
create index verification_asked_idx on verification (asked_id, open_until) where asked_id is not null and state = 'open';

-- What was begun on whose proof.
create table verification_use (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  person_id uuid not null references person,
  directory_id uuid,
  account_key text not null,
  account_class text not null,
  action text not null,
  technician_id uuid not null references person,
  at timestamptz not null,
  not_before timestamptz
);
create index verification_use_account_idx on verification_use (account_key, at desc);

-- Since when somebody has had a number or an address: what is new proves nothing.
create table contact_point (
  person_id uuid not null references person,
  kind text not null check (kind in ('email', 'phone', 'mobile')),
  value text not null,
  since timestamptz not null,
  until timestamptz
);
create index contact_point_person_idx on contact_point (person_id, kind) where until is null;

create function contact_points_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    update contact_point as p set until = now()
      from was join now_is using (id)
      where p.person_id = was.id and p.until is null
        and (p.kind = 'email' and was.email is distinct from now_is.email
          or p.kind = 'phone' and was.phone is distinct from now_is.phone
          or p.kind = 'mobile' and was.mobile is distinct from now_is.mobile);
    insert into contact_point (person_id, kind, value, since)
      select now_is.id, kind, value, now()
      from was join now_is using (id),
        lateral (values ('email', was.email, now_is.email), ('phone', was.phone, now_is.phone), ('mobile', was.mobile, now_is.mobile)) as c (kind, before, value)
      where value is not null and value is distinct from before;
  else
    insert into contact_point (person_id, kind, value, since)
      select now_is.id, kind, value, now()
      from now_is, lateral (values ('email', now_is.email), ('phone', now_is.phone), ('mobile', now_is.mobile)) as c (kind, value)
      where value is not null;
  end if;
  return null;
end $$;
create trigger contact_points_of_new after insert on person
  referencing new table as now_is for each statement execute function contact_points_kept();
create trigger contact_points_of_changed after update on person
  referencing old table as was new table as now_is for each statement execute function contact_points_kept();

-- Of those who are there already: since the last change that was told, or since they are.
insert into contact_point (person_id, kind, value, since)
  select p.id, c.kind, c.value, coalesce(
    (select max(e.at) from event as e where e.person_id = p.id and e.type = 'person.changed' and e.data->'fields' ? c.kind), p.created_at)
  from person as p, lateral (values ('email', p.email), ('phone', p.phone), ('mobile', p.mobile)) as c (kind, value)
  where c.value is not null;
