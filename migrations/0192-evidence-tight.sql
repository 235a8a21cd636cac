-- A challenge for a caller's passkey is for one look at them, and no other.
alter table passkey_challenge add column about uuid;

-- Password and second factor within a day are looked for on everything that is somebody's, from when each takes effect.
create index verification_use_person_idx on verification_use (person_id, (coalesce(not_before, at)));
drop index verification_use_account_idx;

-- Whose word counts: of who may still sign in, and as a second person for privileged accounts of who leads by role.
create view answering_person as
  select p.id as person_id, p.active and not coalesce(a.disabled, false) as open,
    exists (select from role_grant g where g.person_id = p.id and g.role in ('lead', 'administrator')) as leads
  from person p left join account a on a.person_id = p.id;

-- What somebody could prove by who they are, since when.
create view factor_age as
  select p.id as person_id, p.active, p.active and not coalesce(a.disabled, false) as open,
    (select min(k.created_at) from passkey k where k.person_id = p.id) as passkey_since,
    (select min(f.confirmed_at) from authenticator f where f.person_id = p.id) as authenticator_since,
    (select min(c.created_at) from recovery_code c where c.person_id = p.id and c.used_at is null) as recovery_codes_since
  from person p left join account a on a.person_id = p.id;
