-- What was answered in forms, as filters ask for it: a row for each answer, kept by the database itself whichever door wrote it. A ticket
-- without answers has none and costs nothing, and the ticket's own row gets no index more. Secrets stand in another table and never come here.
create table answer_word (
  ticket_id uuid not null references ticket on delete cascade,
  key text not null,
  -- Small letters throughout; of several choices one row each.
  said text not null,
  -- As much of it as is compared as a whole and by order.
  word text collate "C" generated always as (left(said, 100)) stored,
  number double precision,
  -- Apart from other words, so that the planner knows how many days lie before one.
  day text collate "C" generated always as (case when said ~ '^\d{4}-\d{2}-\d{2}$' then said end) stored,
  -- Technicians alone see it.
  inside boolean not null
);
create function answer_words(value jsonb) returns table (said text, number double precision) language sql immutable as $$
  select lower(one #>> '{}'), case when jsonb_typeof(one) = 'number' then (one #>> '{}')::double precision end
  from jsonb_array_elements(case when jsonb_typeof(value) = 'array' then value else jsonb_build_array(value) end) one
  where jsonb_typeof(one) in ('string', 'number', 'boolean')
$$;

create function keep_open_answers() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from answer_word where ticket_id = new.id and not inside;
  end if;
  insert into answer_word (ticket_id, key, said, number, inside)
    select new.id, answer.key, words.said, words.number, false
    from jsonb_each(new.fields) answer, answer_words(answer.value) words;
  return null;
end $$;
create trigger answers_given after insert on ticket for each row when (new.fields <> '{}') execute function keep_open_answers();
create trigger answers_changed after update of fields on ticket for each row when (new.fields is distinct from old.fields)
  execute function keep_open_answers();

create function keep_inner_answers() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from answer_word where ticket_id = old.ticket_id and key = old.key and inside;
  end if;
  if tg_op <> 'DELETE' then
    insert into answer_word (ticket_id, key, said, number, inside)
      select new.ticket_id, new.key, words.said, words.number, true from answer_words(new.value) words;
  end if;
  return null;
end $$;
create trigger inner_answers_kept after insert or update or delete on inner_answer for each row execute function keep_inner_answers();

insert into answer_word (ticket_id, key, said, number, inside)
  select ticket.id, answer.key, words.said, words.number, false
  from ticket, jsonb_each(ticket.fields) answer, answer_words(answer.value) words where ticket.fields <> '{}'
  union all
  select inner_answer.ticket_id, inner_answer.key, words.said, words.number, true from inner_answer, answer_words(inner_answer.value) words;

create index answer_word_ticket_idx on answer_word (ticket_id, key);
create index answer_word_word_idx on answer_word (key, word, ticket_id);
create index answer_word_number_idx on answer_word (key, number, ticket_id) where number is not null;
create index answer_word_day_idx on answer_word (key, day, ticket_id) where day is not null;
create index answer_word_said_idx on answer_word using gin (said gin_trgm_ops);
analyze answer_word;
