create table organization (
  id uuid primary key,
  name text not null,
  domain text,
  external_id text,
  source text,
  created_at timestamptz not null default now()
);
create unique index organization_external_idx on organization (source, external_id);
create unique index organization_domain_idx on organization (lower(domain));
create index organization_name_idx on organization (name, id);

create table site (
  id uuid primary key,
  organization_id uuid not null references organization,
  name text not null,
  address text,
  time_zone text not null default 'Europe/Oslo',
  unique (organization_id, name)
);

create table room (
  id uuid primary key,
  site_id uuid not null references site,
  name text not null,
  unique (site_id, name)
);

-- A person can exist without an account: somebody who called once is one.
create table person (
  id uuid primary key,
  name text not null,
  email text,
  phone text,
  mobile text,
  title text,
  department text,
  language text not null default 'en',
  time_zone text not null default 'Europe/Oslo',
  organization_id uuid references organization,
  site_id uuid references site,
  room_id uuid references room,
  active boolean not null default true,
  external_id text,
  source text,
  -- Written by the app (server/platform/fold.ts): what a caller's name, title, mail and number sound like.
  folded text not null,
  sound text not null,
  digits text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index person_email_idx on person (email);
create unique index person_external_idx on person (source, external_id);
create index person_name_idx on person (name, id);
create index person_organization_idx on person (organization_id, name, id);
create index person_folded_idx on person using gin (folded gin_trgm_ops);
create index person_sound_idx on person using gin (sound gin_trgm_ops);
create index person_digits_idx on person using gin (digits gin_trgm_ops);
create index person_prefix_idx on person (folded text_pattern_ops);
