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
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index person_email_idx on person (email);
create unique index person_external_idx on person (source, external_id);
create index person_name_idx on person (name, id);
create index person_organization_idx on person (organization_id, name, id);

-- What a person is found by, one row per word and telephone number (server/rooms/people/terms.ts writes them): a plain
-- index answers "begins with" in order, from the first letter, which a trigram index cannot.
-- kind: 1 a word of the name, 2 what it sounds like where that is spelt otherwise, 3 a word of mail, title or department,
-- 4 a number, 5 a number backwards. Derived, and many: no foreign key, which doubled the time of an import.
create table person_term (
  person_id uuid not null,
  term text collate "C" not null,
  kind smallint not null,
  primary key (person_id, term, kind)
);
create index person_term_idx on person_term (kind, term, person_id);

-- Every word that is part of a name, once: few, however many people there are, so that misspelt ones are found among them.
-- A word whose last bearer is gone may stay.
create table name_word (word text collate "C" primary key);
create index name_word_trgm_idx on name_word using gin (word gin_trgm_ops);
