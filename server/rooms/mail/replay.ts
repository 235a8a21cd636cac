import type { Received } from "../../../contract/mail.ts";
import { transaction, type Db } from "../../platform/db.ts";
import type { Actor } from "../../platform/actor.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { digestNow } from "./digest.ts";
import { loadMessage } from "./load-message.ts";
import { presentReceived } from "./present.ts";
import { findHead, lockMessage, updateMessage } from "./store-message.ts";

/** Puts a message that led to no ticket back to the beginning, and understands it by today's rules. 409 for one that did. */
export async function replay(db: Db, actor: Actor, now: Date, id: string): Promise<Received> {
  await transaction(db, async (tx) => {
    const { ticket_id } = await loadMessage(tx, actor, id);
    const row = await lockMessage(tx, id);
    if (!row || row.outcome === "opened" || row.outcome === "appended") throw new Problem(409, "mail_decided");
    await updateMessage(tx, id, {
      state: "received",
      attempts: 0,
      tried_at: null,
      outcome: null,
      reasons: [],
      ticket_id: null,
      side_id: null,
      content_key: null,
    });
    await publish(tx, { type: "mail.replayed", actorId: actor.personId, ticketId: ticket_id, data: { mail_id: id } }, now);
  });
  await digestNow(db, id, now);
  const row = await findHead(db, id);
  if (!row) throw new Error("a message just understood is gone");
  return presentReceived(row, false);
}
