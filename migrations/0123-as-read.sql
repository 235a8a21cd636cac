-- Names and answers stand as they are read: small and capital letters together, and æ, ø, å behind z, where Norwegian has them. A PostgreSQL that was
-- built without ICU has no such order, and keeps the one of its bytes.
do $$ begin
  create collation as_read (provider = icu, locale = 'nb');
exception when others then
  create collation as_read from "C";
end $$;

create index person_read_idx on person (name collate as_read, id);
create index person_organization_read_idx on person (organization_id, name collate as_read, id);
create index organization_read_idx on organization (name collate as_read, id);
drop index person_name_idx, person_organization_idx, organization_name_idx;

-- Texts that were answered: of what is no number, for numbers have an index of their own.
create index answer_word_read_idx on answer_word (key, word collate as_read, ticket_id) where number is null;
