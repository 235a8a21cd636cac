-- Programs of the company that say who works here (SCIM 2.0, RFC 7643 and 7644).
create table scim_source (
  id uuid primary key,
  name text not null,
  active boolean not null,
  organization_id uuid references organization,
  language text not null check (language in ('en', 'nb')),
  most_leaving integer not null,
  heard_at timestamptz,
  -- More would leave than may: nobody does until an administrator has looked.
  held_since timestamptz,
  -- An administrator has looked: until then they may.
  let_go_until timestamptz,
  changed_at timestamptz not null,
  version integer not null default 1
);
create unique index scim_source_name_idx on scim_source (lower(name));

-- What a group there gives here: a role, or a place in a team.
create table scim_source_group (
  id uuid primary key,
  source_id uuid not null references scim_source on delete cascade,
  position integer not null,
  value text not null,
  role text,
  team_id uuid references team,
  lead boolean not null default false,
  check ((role is null) <> (team_id is null))
);
create index scim_source_group_idx on scim_source_group (source_id, position);

-- With what it signs in; good for nothing else.
create table scim_token (
  id uuid primary key,
  source_id uuid not null references scim_source on delete cascade,
  token_hash bytea not null unique,
  prefix text not null,
  created_at timestamptz not null,
  created_by uuid references person,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);
create index scim_token_source_idx on scim_token (source_id) where revoked_at is null;

-- Whom it told of, and who that is here. `document` is what it said; `facts` what was taken over of it.
create table scim_user (
  id uuid primary key,
  source_id uuid not null references scim_source,
  person_id uuid not null references person,
  user_name text not null,
  user_name_key text not null,
  external_id text,
  document jsonb not null,
  facts jsonb,
  enabled boolean not null,
  -- Its person left because of it.
  left_at timestamptz,
  -- Would have left, but too many did.
  held_at timestamptz,
  -- It said that there is nobody like that any more.
  gone_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index scim_user_name_idx on scim_user (source_id, user_name_key) where gone_at is null;
create unique index scim_user_person_idx on scim_user (person_id, source_id) where gone_at is null;
create index scim_user_page_idx on scim_user (source_id, id) where gone_at is null;
create index scim_user_external_idx on scim_user (source_id, external_id) where gone_at is null;
create index scim_user_left_idx on scim_user (source_id, left_at) where left_at is not null;
create index scim_user_held_idx on scim_user (source_id, held_at) where held_at is not null;
create index scim_user_gone_idx on scim_user (person_id, source_id, gone_at) where gone_at is not null;

create table scim_group (
  id uuid primary key,
  source_id uuid not null references scim_source,
  name text not null,
  name_key text not null,
  external_id text,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index scim_group_name_idx on scim_group (source_id, name_key);
create index scim_group_page_idx on scim_group (source_id, id);

create table scim_member (
  group_id uuid not null references scim_group on delete cascade,
  user_id uuid not null references scim_user,
  primary key (group_id, user_id)
);
create index scim_member_user_idx on scim_member (user_id);

-- What its groups gave, and take away. What an administrator gave stands in neither.
create table scim_role (
  grant_id uuid primary key references role_grant on delete cascade,
  source_id uuid not null references scim_source on delete cascade
);
create index scim_role_source_idx on scim_role (source_id);
create table scim_team_member (
  team_id uuid not null,
  person_id uuid not null,
  source_id uuid not null references scim_source on delete cascade,
  primary key (team_id, person_id),
  foreign key (team_id, person_id) references team_member (team_id, person_id) on delete cascade
);
create index scim_team_member_source_idx on scim_team_member (source_id, person_id);

-- What it asked and was not given: the newest of each.
create table scim_fault (
  id uuid primary key,
  source_id uuid not null references scim_source on delete cascade,
  at timestamptz not null,
  what text not null,
  who text not null,
  status integer not null,
  code text not null,
  facts jsonb not null
);
create index scim_fault_newest_idx on scim_fault (source_id, at desc, id desc);
