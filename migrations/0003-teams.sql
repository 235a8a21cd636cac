-- Tiers are data: 1, 2, 3 and 4 for vendors.
create table team (
  id uuid primary key,
  key text not null unique,
  name text not null,
  tier smallint not null check (tier between 1 and 4),
  email text,
  handles text check (handles in ('security', 'systemic')),
  is_default boolean not null default false,
  created_at timestamptz not null default now()
);
create unique index team_default_idx on team (tier) where is_default;
create unique index team_handles_idx on team (handles) where handles is not null;

create table team_member (
  team_id uuid not null references team,
  person_id uuid not null references person,
  lead boolean not null default false,
  primary key (team_id, person_id)
);
create index team_member_person_idx on team_member (person_id);

-- Whose work tickets are, for the people room below: members of any team.
create view technician as select p.id as person_id from person p where exists (select from team_member m where m.person_id = p.id);
