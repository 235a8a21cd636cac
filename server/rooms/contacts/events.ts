import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";

export type ContactFact = "contact.started" | "contact.changed" | "contact.ended" | "contact.wrapped_up";
/** What no technician did: the other side spoke, hung up, or was put on hold by the telephone system. */
export type OthersFact = "contact.heard" | "contact.seen" | "contact.hung_up" | "contact.held" | "contact.resumed" | "contact.transferred";

/** Contacts are the desk's own record: their facts stay inside. */
export const tell = (
  tx: Db,
  actor: Actor,
  now: Date,
  type: ContactFact,
  contactId: string,
  ticketId: string | null,
  data: Record<string, unknown> = {},
): Promise<string> => publish(tx, { type, actorId: actor.personId, contactId, ticketId, data }, now);

export const theOther = (
  tx: Db,
  now: Date,
  type: OthersFact,
  contactId: string,
  ticketId: string | null,
  data: Record<string, unknown> = {},
): Promise<string> => publish(tx, { type, actorId: null, contactId, ticketId, data }, now);
