-- Telephone systems that the desk listens to: an Asterisk, by its REST interface (ARI).
alter table telephone_system
  drop constraint telephone_system_kind_check,
  drop constraint telephone_system_check1,
  add column ari_url text,
  add column ari_user text,
  add column ari_app text,
  add column ari_certificate text,
  add constraint telephone_system_kind_check check (kind in ('generic', 'signed', 'ari')),
  add constraint telephone_system_secret_check check ((secret is not null) = (kind in ('signed', 'ari'))),
  add constraint telephone_system_ari_check
    check ((kind = 'ari') = (ari_url is not null) and (kind = 'ari') = (ari_user is not null) and (kind = 'ari') = (ari_app is not null));

-- Who listens to it, and how that goes. A process has it for half a minute and asks again.
create table telephone_connection (
  system_id uuid primary key references telephone_system on delete cascade,
  reader uuid,
  leased_until timestamptz,
  connected_at timestamptz,
  failing_since timestamptz,
  fault jsonb
);
