-- What somebody may do is access's business; that they were given anything at all is told to the rooms below, which guard
-- the address that signs them in.
create view entrusted_person as
  select person_id, bool_or(role = 'administrator') as administrator
  from role_grant where role <> 'requester' or organization_id is not null
  group by person_id;
