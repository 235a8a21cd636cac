-- What somebody can do and how much they take: routing asks for it. Leads say it, the person sees it.
create table skill (
  id uuid primary key,
  name text not null,
  active boolean not null default true,
  created_at timestamptz not null
);
create unique index skill_name_idx on skill (lower(name)) where active;

-- Who has no row speaks their own language, works in the hours of their team and takes as much as is usual.
create table work_profile (
  person_id uuid primary key references person,
  languages text[] not null default '{}',
  -- When they work; null: as their team.
  calendar_id uuid references calendar,
  -- So many points of open work, and routing gives no more.
  cap integer not null check (cap between 0 and 1000),
  -- Of a full share of the work, in percent.
  share integer not null check (share between 10 and 200),
  changed_at timestamptz not null,
  changed_by uuid references person
);
create table person_skill (
  person_id uuid not null references person,
  skill_id uuid not null references skill,
  -- 1 knows the basics, 2 is good at it, 3 knows it best
  level smallint not null check (level between 1 and 3),
  primary key (person_id, skill_id)
);
create index person_skill_skill_idx on person_skill (skill_id);
