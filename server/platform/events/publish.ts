import type { Insertable } from "kysely";
import { afterCommit, sql, type Db } from "../db.ts";
import { newId } from "../id.ts";
import { prepared, type Blueprint } from "../prepared.ts";
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

const listeners = new Set<(fact: Fact) => void>();

/** Calls `listen` in this process right after a fact was committed: for what is remembered here and must be forgotten. Nothing else may rely on it. */
export function onPublished(listen: (fact: Fact) => void): void {
  listeners.add(listen);
}

const told = new WeakMap<Db, Set<string>>();

/** The types of the facts that a transaction told itself. */
export const toldIn = (tx: Db): ReadonlySet<string> => told.get(tx) ?? new Set();

/** Once the transaction is committed: readers wake, and what is remembered here is forgotten where needed. */
export function spread(tx: Db, facts: readonly Fact[]): void {
  told.set(tx, new Set([...toldIn(tx), ...facts.map(({ type }) => type)]));
  afterCommit(tx, () => {
    for (const fact of facts) for (const listen of listeners) listen(fact);
    wake();
  });
}

const insertEvent = prepared((db: Blueprint<EventTables>, fact: Omit<Insertable<EventTables["event"]>, "at"> & { at: Date | null }) =>
  db.insertInto("event").values({
    id: fact.id,
    type: fact.type,
    actor_id: fact.actor_id,
    ticket_id: fact.ticket_id,
    contact_id: fact.contact_id,
    person_id: fact.person_id,
    public: fact.public,
    data: fact.data,
    at: sql<Date>`coalesce(${fact.at}::timestamptz, clock_timestamp())`,
  }),
);

/** Writes the fact in the transaction of what it tells about; readers wake after the commit. */
export async function publish(tx: Db, fact: Fact, now?: Date): Promise<string> {
  const id = newId();
  await insertEvent(tx, {
    id,
    type: fact.type,
    actor_id: fact.actorId,
    ticket_id: fact.ticketId ?? null,
    contact_id: fact.contactId ?? null,
    person_id: fact.personId ?? null,
    public: fact.public ?? false,
    data: JSON.stringify(fact.data ?? {}),
    at: now ?? null,
  });
  spread(tx, [fact]);
  return id;
}
