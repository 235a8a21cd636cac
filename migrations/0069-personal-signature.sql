-- What somebody signs with, by language: words for the blank `{{technician.signature}}`, nobody else's business.
create table personal_signature (
  person_id uuid primary key references person on delete cascade,
  texts jsonb not null
);
