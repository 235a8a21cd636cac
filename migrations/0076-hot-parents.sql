-- A function in SQL is parsed and planned anew by every statement that writes a row; one in PL/pgSQL once per connection. Same words, same answer.
create or replace function search_vector(title text, body text) returns tsvector
  language plpgsql immutable parallel safe
  as $$
begin
  return setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('norwegian', title), 'A')
      || setweight(to_tsvector('english', left(body, 20000)), 'C') || setweight(to_tsvector('norwegian', left(body, 20000)), 'C');
end
$$;

-- Every ticket, reply and mail of a desk refers to the same few rows: its teams, its technicians, its organization. A foreign key locks the
-- row it refers to, so that all who write at the same moment queue up to note themselves on it. Nothing here is ever deleted (people and
-- teams are made inactive), so the check is made where it costs nobody: when somebody deletes one after all.
alter table ticket
  drop constraint ticket_requester_id_fkey,
  drop constraint ticket_opened_by_fkey,
  drop constraint ticket_organization_id_fkey,
  drop constraint ticket_team_id_fkey;
alter table stay drop constraint stay_team_id_fkey;
alter table reply drop constraint reply_author_id_fkey;
alter table note drop constraint note_author_id_fkey;
alter table outbox drop constraint outbox_person_id_fkey, drop constraint outbox_mailbox_id_fkey;

create function refuse_to_orphan() returns trigger language plpgsql as $$
declare
  place text;
  found boolean;
begin
  foreach place in array tg_argv loop
    execute format('select exists (select from %I where %I = $1)', split_part(place, '.', 1), split_part(place, '.', 2)) into found using old.id;
    if found then
      raise exception '% % is kept: % refers to it', tg_table_name, old.id, place using errcode = 'foreign_key_violation';
    end if;
  end loop;
  return old;
end
$$;
create trigger person_kept before delete on person for each row
  execute function refuse_to_orphan('ticket.requester_id', 'ticket.opened_by', 'reply.author_id', 'note.author_id', 'outbox.person_id');
create trigger organization_kept before delete on organization for each row execute function refuse_to_orphan('ticket.organization_id');
create trigger team_kept before delete on team for each row execute function refuse_to_orphan('ticket.team_id', 'stay.team_id');
create trigger mailbox_kept before delete on mailbox for each row execute function refuse_to_orphan('outbox.mailbox_id');
