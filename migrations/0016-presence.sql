-- Who has a ticket open right now, screen by screen. It is worth nothing after a crash and is therefore not logged; rows that
-- were not renewed for a few seconds count for nobody.
create unlogged table presence (
  person_id uuid not null,
  ticket_id uuid not null,
  screen text not null,
  doing text not null check (doing in ('reading', 'writing_reply', 'writing_note')),
  seen_at timestamptz not null,
  primary key (person_id, ticket_id, screen)
) with (fillfactor = 50);
create index presence_ticket_idx on presence (ticket_id);
