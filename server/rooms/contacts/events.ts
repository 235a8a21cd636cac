import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";

export type ContactFact = "contact.started" | "contact.changed" | "contact.ended" | "contact.wrapped_up";

/** Contacts are the desk's own record: their facts stay inside. */
export const tell = (tx: Db, actor: Actor, now: Date, type: ContactFact, contactId: string, ticketId: string | null, data: Record<string, unknown> = {}): Promise<string> =>
  publish(tx, { type, actorId: actor.personId, contactId, ticketId, data }, now);
