create table category (
  id uuid primary key,
  parent_id uuid references category,
  key text not null unique,
  name_en text not null,
  name_nb text not null,
  keywords text[] not null default '{}',
  team_id uuid references team,
  position integer not null default 0,
  active boolean not null default true
);
create index category_parent_idx on category (parent_id);

create table request_type (
  id uuid primary key,
  key text not null unique,
  name_en text not null,
  name_nb text not null,
  hint_en text not null,
  hint_nb text not null,
  icon text not null,
  kind text not null check (kind in ('incident', 'service_request')),
  category_id uuid references category,
  team_id uuid references team,
  impact smallint not null check (impact between 1 and 3),
  urgency smallint not null check (urgency between 1 and 3),
  fields jsonb not null default '[]',
  position integer not null default 0,
  active boolean not null default true
);

create table priority_matrix (
  impact smallint not null check (impact between 1 and 3),
  urgency smallint not null check (urgency between 1 and 3),
  priority text not null check (priority in ('critical', 'high', 'normal', 'low')),
  primary key (impact, urgency)
);
insert into priority_matrix values
  (1, 1, 'critical'), (1, 2, 'high'), (1, 3, 'normal'),
  (2, 1, 'high'), (2, 2, 'normal'), (2, 3, 'low'),
  (3, 1, 'high'), (3, 2, 'normal'), (3, 3, 'low');

create table priority_target (
  priority text primary key check (priority in ('critical', 'high', 'normal', 'low')),
  resolution_minutes integer not null check (resolution_minutes > 0)
);
insert into priority_target values ('critical', 240), ('high', 480), ('normal', 1440), ('low', 4320);
