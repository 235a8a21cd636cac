-- Most of what writing a mailed ticket down cost PostgreSQL was reading it twice for the words that it is found by. Whoever opens a ticket may
-- bring them along by now (`search_vector` of the same words, which the program knows by heart: search/words-of.ts); where nobody does, and
-- whenever the text changes, they are made here as before.
alter table ticket alter column search drop expression;

create function bring_words() returns trigger language plpgsql as $$
begin
  new.search := search_vector(new.subject, new.description || ' ' || coalesce(new.resolution, ''));
  return new;
end
$$;
create trigger words_brought before insert on ticket for each row when (new.search is null) execute function bring_words();

-- Afterwards: with a trigger before its updates PostgreSQL locks a row for each of them first (heap_lock_tuple), also for those that change no text.
create function renew_words() returns trigger language plpgsql as $$
begin
  update ticket set search = search_vector(new.subject, new.description || ' ' || coalesce(new.resolution, '')) where id = new.id;
  return null;
end
$$;
create trigger words_renewed after update of subject, description, resolution on ticket for each row
  when (new.subject is distinct from old.subject or new.description is distinct from old.description or new.resolution is distinct from old.resolution)
  execute function renew_words();
