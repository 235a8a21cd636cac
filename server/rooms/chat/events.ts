import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";

export type ChatFact = "chat.began" | "chat.taken" | "chat.said" | "chat.seen" | "chat.handed_on" | "chat.ended";

/** Chats are the desk's own record as contacts are; what was said never stands in the log. Their visitors hear of them on a stream of their own. */
export const tell = (
  tx: Db,
  actor: Pick<Actor, "personId">,
  now: Date,
  type: ChatFact,
  chat: { id: string; ticket_id: string; contact_id: string },
  data: Record<string, unknown> = {},
): Promise<string> =>
  publish(
    tx,
    { type, actorId: actor.personId, contactId: chat.contact_id, ticketId: chat.ticket_id, data: { chat_id: chat.id, ...data } },
    now,
  );
