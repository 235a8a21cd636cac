-- How an answer to words that need care may begin, in the desk's own words: every version of it, the latest holds. No body: the words that the desk comes with.
create table tone_opening (
  kind text not null check (kind in ('pressure', 'distress', 'anger')),
  language text not null check (language in ('en', 'nb')),
  version integer not null check (version > 0),
  body text,
  restored integer,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  primary key (kind, language, version)
);
