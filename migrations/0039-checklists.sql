-- Lists of what is to be done, made once and copied into each ticket that takes one.
create table checklist_template (
  id uuid primary key,
  name text not null,
  -- [{ "text": …, "mandatory": true }], in their order
  items jsonb not null,
  active boolean not null default true,
  version integer not null default 1,
  changed_at timestamptz not null
);
create unique index checklist_template_name_idx on checklist_template (lower(name)) where active;

create table ticket_checklist (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  template_id uuid references checklist_template,
  name text not null,
  added_by uuid references person,
  added_at timestamptz not null
);
create index ticket_checklist_ticket_idx on ticket_checklist (ticket_id, added_at, id);

create table ticket_checklist_item (
  id uuid primary key,
  checklist_id uuid not null references ticket_checklist on delete cascade,
  place smallint not null,
  text text not null,
  mandatory boolean not null,
  done_by uuid references person,
  done_at timestamptz
);
create index ticket_checklist_item_idx on ticket_checklist_item (checklist_id, place, id);

-- What has to be done before a ticket may be solved or closed.
create view checklist_gate_card as
  select c.ticket_id, c.id as checklist_id, c.added_at, i.id as item_id, i.place, i.text
  from ticket_checklist c join ticket_checklist_item i on i.checklist_id = c.id
  where i.mandatory and i.done_at is null;
