-- Where a ticket may stand in the words of its request type, each a part of a status that all know.
alter table request_type add column steps jsonb not null default '[]';
alter table ticket add column step text;
-- The few that stand at a step: no other ticket pays for it.
create index ticket_step_idx on ticket (step, opened_at desc) where step is not null and discarded_at is null;

-- Whichever door changes the status: a step of the former one is left behind.
create function leave_step() returns trigger language plpgsql as $$
begin
  new.step := null;
  return new;
end $$;
create trigger step_left before update of status, waiting_reason on ticket for each row
  when (old.step is not null and new.step is not distinct from old.step
    and (new.status is distinct from old.status or new.waiting_reason is distinct from old.waiting_reason))
  execute function leave_step();

create or replace view request_form_card as
  select id, key, name_en, name_nb, fields,
    jsonb_path_exists(fields, '$[*] ? (@.required_to_solve == true && @.retired != true)') as gated,
    steps
  from request_type;
