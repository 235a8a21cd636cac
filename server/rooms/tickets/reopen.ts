import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { targetMinutes } from "../catalog/index.ts";
import { tell } from "./events.ts";
import { loadFor } from "./load-ticket.ts";
import { answersAsTechnician } from "./reply.ts";
import { updateTicket } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { insertStay } from "./store-stays.ts";
import { insertReply } from "./store-timeline.ts";
import { dueAt } from "./ticket.ts";

/** Not solved after all: open again with the same team and person, and a promise counted from now. */
export async function reopen(tx: Db, actor: Actor, now: Date, key: string, reason: string): Promise<TicketRow> {
  const row = await loadFor(tx, actor, key, "reopen");
  const technician = answersAsTechnician(actor, row);
  // A requester's reason is their message; a technician's is a fact of the inside.
  if (!technician) {
    await insertReply(tx, {
      id: newId(),
      ticket_id: row.id,
      author_id: actor.personId,
      from_technician: false,
      channel: "web",
      body: reason,
      at: now,
    });
  }
  await insertStay(tx, {
    id: newId(),
    ticket_id: row.id,
    team_id: row.team_id,
    tier: row.tier,
    from_at: now,
    accepted_at: now,
    accepted_by: row.assignee_id,
  });
  await updateTicket(
    tx,
    row.id,
    {
      status: "open",
      awaits: "technician",
      reopened: row.reopened + 1,
      resolved_at: null,
      closed_at: null,
      confirmed_at: null,
      solved_on_first_contact: false,
      due_at: dueAt(now, await targetMinutes(tx, row.priority)),
    },
    now,
  );
  await tell(tx, actor, now, "ticket.reopened", row.id, technician ? { reason } : {});
  return row;
}
