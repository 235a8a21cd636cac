-- SAML 2.0, the second kind of provider: known by its metadata instead of by a client and its secret.
alter table identity_provider drop constraint identity_provider_kind_check;
alter table identity_provider
  alter column secret drop not null,
  alter column secret_set_at drop not null,
  -- Where browsers are sent to sign in.
  add column sso_url text,
  -- PEM: what its answers must be signed with. What an answer says of its own key counts for nothing.
  add column signing_certificates text[] not null default '{}',
  -- The attribute that says who somebody is; null: their NameID.
  add column subject_claim text,
  add constraint identity_provider_kind_check check (
    case kind
      when 'oidc' then secret is not null and secret_set_at is not null and sso_url is null
      when 'saml' then secret is null and sso_url is not null and cardinality(signing_certificates) > 0
      else false
    end
  );

-- What a SAML provider said of somebody waits here, sealed, until the browser that was sent there fetches it: once.
alter table company_sign_in add column answer text, add column answer_hash bytea;

-- Assertions that were taken: none is taken twice, whichever process it comes to.
create table company_assertion (
  provider_id uuid not null references identity_provider on delete cascade,
  assertion text not null,
  expires_at timestamptz not null,
  primary key (provider_id, assertion)
);
create index company_assertion_expiry_idx on company_assertion (expires_at);
