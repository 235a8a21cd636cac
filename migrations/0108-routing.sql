-- Who is asked to take a ticket that nobody has, as leads and administrators wrote it.
create table routing_rule (
  id uuid primary key,
  place integer not null,
  name text not null,
  active boolean not null,
  content jsonb not null,
  -- In whose language and days its filter is read.
  language text not null,
  time_zone text not null,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  retired_at timestamptz,
  version integer not null default 1
);
create table routing_rule_version (
  rule_id uuid not null references routing_rule,
  version integer not null,
  was jsonb not null,
  restored integer,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  primary key (rule_id, version)
);

-- A ticket that routing looks for somebody for, or did. One row each.
create table routing_turn (
  ticket_id uuid primary key references ticket,
  rule_id uuid not null references routing_rule,
  state text not null check (state in ('asking', 'waiting', 'over')),
  -- Whose hands it is in while others are asked: they are away. null: nobody's.
  holder_id uuid references person,
  -- Who was asked since it began, and is not asked again.
  asked uuid[] not null default '{}',
  -- How much work it is: of those that wait the most urgent is looked at first.
  points real not null,
  began_at timestamptz not null,
  -- Nobody takes it until then: it goes where the rule says.
  give_up_at timestamptz not null,
  looked_at timestamptz not null
);
create index routing_turn_waiting_idx on routing_turn (points desc, began_at) where state = 'waiting';

-- In whose turn somebody was asked last by a rule: round robin begins with whose turn is longest ago.
create table routing_last (
  rule_id uuid not null references routing_rule,
  person_id uuid not null references person,
  turn bigint not null,
  primary key (rule_id, person_id)
);

-- Why somebody was asked and the others were not. It tells who could not take work then, in one word and for thirty days.
create table routing_decision (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  rule_id uuid not null references routing_rule,
  version integer not null,
  at timestamptz not null,
  cause text not null,
  outcome text not null check (outcome in ('offered', 'waiting', 'given_up')),
  person_id uuid references person,
  team_id uuid not null references team,
  until_at timestamptz,
  considered jsonb not null
);
create index routing_decision_ticket_idx on routing_decision (ticket_id, at desc, id desc);
create index routing_decision_at_idx on routing_decision (at);

-- Routing asks, too, and does not wait for ever.
alter table offer alter column offered_by drop not null;
alter table offer add column until_at timestamptz;
alter table offer drop constraint offer_answer_check;
alter table offer add constraint offer_answer_check check (answer in ('accepted', 'declined', 'withdrawn', 'expired'));
create index offer_until_idx on offer (until_at) where answer is null and until_at is not null;
create index offer_by_desk_idx on offer (technician_id) where answer is null and offered_by is null;
