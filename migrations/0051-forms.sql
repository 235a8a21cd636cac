-- What is asked for is shaped while people ask for it.
alter table request_type add column version integer not null default 1;

-- Answers that technicians alone see live apart, as notes do: no query that serves a requester names this table.
create table inner_answer (
  ticket_id uuid not null references ticket,
  key text not null,
  value jsonb not null,
  primary key (ticket_id, key)
);

-- Secrets, encrypted for this very place. A ticket that closes loses them.
create table secret_answer (
  ticket_id uuid not null references ticket,
  key text not null,
  secret text not null,
  written_by uuid references person,
  written_at timestamptz not null,
  primary key (ticket_id, key)
);

-- The form of a request type, for the rooms below. `gated`: something has to be answered before a ticket of it is solved.
create view request_form_card as
  select id, key, name_en, name_nb, fields,
    jsonb_path_exists(fields, '$[*] ? (@.required_to_solve == true && @.retired != true)') as gated
  from request_type;
