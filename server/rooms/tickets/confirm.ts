import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { tell } from "./events.ts";
import { loadFor } from "./load-ticket.ts";
import { answersAsTechnician } from "./reply.ts";
import { updateTicket } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { insertReply } from "./store-timeline.ts";

/** Satisfactorily solved, says the requester, or a technician on their word: the ticket closes. */
export async function confirm(tx: Db, actor: Actor, now: Date, key: string, given: { body?: string | undefined }): Promise<TicketRow> {
  const row = await loadFor(tx, actor, key, "confirm");
  const technician = answersAsTechnician(actor, row);
  if (given.body) {
    await insertReply(tx, {
      id: newId(),
      ticket_id: row.id,
      author_id: actor.personId,
      from_technician: technician,
      channel: "web",
      body: given.body,
      at: now,
    });
  }
  await updateTicket(tx, row.id, { status: "closed", confirmed_at: now, closed_at: now }, now);
  await tell(tx, actor, now, "ticket.confirmed", row.id, { on_behalf: technician });
  return row;
}
