-- What technicians have ready: words to insert (snippets) and lists of acts to run on a ticket (macros), for themselves, a team or everybody.
create table prepared (
  id uuid primary key,
  kind text not null check (kind in ('snippet', 'macro')),
  scope text not null check (scope in ('personal', 'team', 'shared')),
  owner_id uuid references person,
  team_id uuid references team,
  name text not null,
  -- typed behind a slash
  shortcut text,
  -- of a snippet: words by language
  texts jsonb,
  -- of a macro: what it does, in this order
  acts jsonb,
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  version integer not null default 1,
  check ((scope = 'personal') = (owner_id is not null)),
  check ((scope = 'team') = (team_id is not null)),
  check ((kind = 'snippet') = (texts is not null)),
  check ((kind = 'macro') = (acts is not null))
);
create index prepared_owner_idx on prepared (owner_id, kind) where owner_id is not null;
create index prepared_others_idx on prepared (kind, scope, team_id) where owner_id is null;

-- Who was called into a note by name.
create table mention (
  note_id uuid not null references note on delete cascade,
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (note_id, person_id)
);
create index mention_person_idx on mention (person_id, at desc, note_id);
