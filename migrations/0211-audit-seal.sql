-- Facts are written and never changed: what is sealed is a chain of segments, each bound to the one before (ADR 71).
create table audit_segment (
  n bigint primary key check (n > 0),
  sealed_at timestamptz not null,
  -- Which facts, in the order in which they were sealed. Kept when they are forgotten.
  ids uuid[] not null,
  -- SHA-256 over the SHA-256 of each fact, in that order.
  rows_hash bytea not null,
  -- SHA-256 over the hash before and all of the above.
  hash bytea not null,
  -- Ed25519 over `hash`, by a key that is not in the database.
  signature bytea not null,
  key_name text not null,
  -- since when its facts are gone because they were to be kept no longer
  forgotten_at timestamptz
);
create index audit_segment_kept_idx on audit_segment (n) where forgotten_at is null;

create table audit_anchor (
  n bigint primary key,
  hash bytea not null,
  at timestamptz not null,
  mailed_at timestamptz
);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  -- The one door: what is to be kept no longer, while its hash stays (rooms/audit/forget.ts).
  if current_setting('firstline.forgets', true) = 'what is to be kept no longer'
     and ((tg_table_name = 'event' and tg_op = 'DELETE') or (tg_table_name = 'audit_segment' and tg_op = 'UPDATE')) then
    return null;
  end if;
  raise exception 'rows of % are written once: % is refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger event_stays before update or delete or truncate on event for each statement execute function refuse_change_of_audit();
create trigger audit_segment_stays before update or delete or truncate on audit_segment for each statement execute function refuse_change_of_audit();
