-- What a request type brings along besides its questions: the words of the first reply, a checklist, macros that fit, and targets of its own.
alter table request_type
  add column reply jsonb,
  add column checklist_id uuid references checklist_template,
  add column macro_ids uuid[] not null default '{}',
  -- { "high": 240 }: minutes to a solution by priority; what is not there is what all have
  add column targets jsonb not null default '{}';

create or replace view request_form_card as
  select id, key, name_en, name_nb, fields,
    jsonb_path_exists(fields, '$[*] ? (@.required_to_solve == true && @.retired != true)') as gated,
    steps, macro_ids, reply
  from request_type;
