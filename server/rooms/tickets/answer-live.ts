import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { tell } from "./events.ts";
import { markAnswered } from "./store.ts";

/**
 * A technician spoke with whoever asks, and nothing of it stands in the timeline yet: the first answer is given, by the clocks, too. Only the first
 * one counts. Publishes `ticket.answered`.
 */
export async function answerLive(tx: Db, actor: Actor, now: Date, ticketId: string, channel: "chat"): Promise<void> {
  if (await markAnswered(tx, ticketId, now)) await tell(tx, actor, now, "ticket.answered", ticketId, { channel });
}
