import { afterCommit, sql, tables, type Db } from "../db.ts";
import { newId } from "../id.ts";
import type { EventTables } from "./tables.ts";
import { wake } from "./wake.ts";

/** A fact, past tense: `ticket.opened`. The row is audit trail, timeline, notification and webhook source at once. */
export interface Fact {
  type: string;
  actorId: string | null;
  ticketId?: string | null;
  contactId?: string | null;
  personId?: string | null;
  /** May the requester of the ticket learn of it? Deny by default. */
  public?: boolean;
  /** Ids and few facts; names where a reader will want them later. Never a secret, never a message body. */
  data?: Record<string, unknown>;
}

/** Writes the fact in the transaction of what it tells about; readers wake after the commit. */
export async function publish(tx: Db, fact: Fact, now?: Date): Promise<string> {
  const id = newId();
  await tables<EventTables>(tx)
    .insertInto("event")
    .values({
      id,
      type: fact.type,
      actor_id: fact.actorId,
      ticket_id: fact.ticketId ?? null,
      contact_id: fact.contactId ?? null,
      person_id: fact.personId ?? null,
      public: fact.public ?? false,
      data: JSON.stringify(fact.data ?? {}),
      at: now ?? sql<Date>`clock_timestamp()`,
    })
    .execute();
  afterCommit(tx, wake);
  return id;
}
