import { sql, tables, type Db } from "../db.ts";
import { newId } from "../id.ts";
import { spread, type Fact } from "./publish.ts";
import type { EventTables } from "./tables.ts";

const atOnce = 5000;

/** Writes many facts in few statements, in their order: imports tell as much about each row as a single write does. */
export async function publishAll(tx: Db, facts: readonly Fact[]): Promise<void> {
  for (let from = 0; from < facts.length; from += atOnce) {
    const rows = facts.slice(from, from + atOnce).map((fact) => ({
      id: newId(),
      type: fact.type,
      actor_id: fact.actorId,
      ticket_id: fact.ticketId ?? null,
      contact_id: fact.contactId ?? null,
      person_id: fact.personId ?? null,
      public: fact.public ?? false,
      data: fact.data ?? {},
    }));
    await sql`insert into event (id, type, actor_id, ticket_id, contact_id, person_id, public, data)
      select id, type, actor_id, ticket_id, contact_id, person_id, public, data from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as f (id uuid, type text, actor_id uuid, ticket_id uuid, contact_id uuid, person_id uuid, public boolean, data jsonb)`.execute(
      tables<EventTables>(tx),
    );
  }
  if (facts.length > 0) spread(tx, facts);
}
