-- Sign-in through the company: whom the desk believes, and who is who there.
create table identity_provider (
  id uuid primary key,
  -- Stands in the addresses that the company enters at its provider.
  key text not null unique,
  name text not null,
  kind text not null check (kind in ('oidc')),
  issuer text not null,
  client_id text not null,
  -- The client secret, sealed.
  secret text not null,
  secret_set_at timestamptz not null,
  scopes text not null,
  -- PEM, trusted for this provider besides the well-known authorities.
  certificate text,
  position integer not null,
  active boolean not null,
  makes_people boolean not null,
  trusts_email boolean not null,
  organization_id uuid references organization,
  language text not null check (language in ('en', 'nb')),
  -- By which claim the people of a directory are known.
  directory_id uuid references directory,
  directory_claim text,
  groups_claim text,
  -- Values of amr or acr that stand for a second factor.
  second_factor_values text[] not null,
  ends_there boolean not null,
  signed_in_at timestamptz,
  changed_at timestamptz not null,
  version integer not null default 1
);

-- What a value of the claim gives: a role, or a place in a team.
create table identity_provider_group (
  id uuid primary key,
  provider_id uuid not null references identity_provider on delete cascade,
  position integer not null,
  value text not null,
  role text,
  team_id uuid references team,
  lead boolean not null default false,
  check ((role is null) <> (team_id is null))
);
create index identity_provider_group_idx on identity_provider_group (provider_id, position);

-- Who somebody is there: issuer and subject, never an address.
create table person_identity (
  id uuid primary key,
  provider_id uuid not null references identity_provider on delete cascade,
  issuer text not null,
  subject text not null,
  person_id uuid not null references person,
  joined_by text not null check (joined_by in ('self', 'directory', 'address', 'new')),
  joined_at timestamptz not null,
  used_at timestamptz,
  unique (provider_id, issuer, subject),
  unique (provider_id, person_id)
);
create index person_identity_person_idx on person_identity (person_id);

-- What a provider gave, and takes away when it no longer says so. What an administrator gave stands in neither.
create table identity_role (
  grant_id uuid primary key references role_grant on delete cascade,
  provider_id uuid not null references identity_provider on delete cascade
);
create table identity_member (
  team_id uuid not null,
  person_id uuid not null,
  provider_id uuid not null references identity_provider on delete cascade,
  primary key (team_id, person_id),
  foreign key (team_id, person_id) references team_member (team_id, person_id) on delete cascade
);
create index identity_member_person_idx on identity_member (person_id);

-- Somebody was sent to a provider; they come back in the same browser, within ten minutes, once.
create table company_sign_in (
  state_hash bytea primary key,
  browser_hash bytea not null,
  provider_id uuid not null references identity_provider on delete cascade,
  -- Whose session asked to be joined; null: somebody signs in.
  session_id uuid references session on delete cascade,
  -- Nonce and code verifier, sealed.
  asked text not null,
  return_to text,
  expires_at timestamptz not null
);
create index company_sign_in_expiry_idx on company_sign_in (expires_at);

-- Logout tokens that were taken: none is taken twice.
create table company_logout (
  provider_id uuid not null references identity_provider on delete cascade,
  jti text not null,
  expires_at timestamptz not null,
  primary key (provider_id, jti)
);

alter table session drop constraint session_method_check;
alter table session add constraint session_method_check check (method in ('password', 'code', 'setup', 'passkey', 'company'));

-- Through which provider a session began, so that it ends when that one says so.
create table session_origin (
  session_id uuid primary key references session on delete cascade,
  provider_id uuid not null,
  subject text not null,
  sid text,
  -- The ID token, sealed: the provider wants to see it when somebody signs out there, too.
  hint text
);
create index session_origin_idx on session_origin (provider_id, subject);
alter table pending_sign_in add column origin jsonb;
