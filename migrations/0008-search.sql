-- Both languages in one vector: a word is found by its stem in either. Notes have their own vector in their own table,
-- so that a requester's search cannot touch them.
create function search_vector(title text, body text) returns tsvector
  language sql immutable parallel safe
  return setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('norwegian', title), 'A')
      || setweight(to_tsvector('english', left(body, 20000)), 'C') || setweight(to_tsvector('norwegian', left(body, 20000)), 'C');

alter table ticket add column search tsvector generated always as
  (search_vector(subject, description || ' ' || coalesce(resolution, ''))) stored;
alter table reply add column search tsvector generated always as (search_vector('', body)) stored;
alter table note add column search tsvector generated always as (search_vector('', body)) stored;
create index ticket_search_idx on ticket using gin (search);
create index reply_search_idx on reply using gin (search);
create index note_search_idx on note using gin (search);
create index ticket_subject_trgm_idx on ticket using gin (lower(subject) gin_trgm_ops);
