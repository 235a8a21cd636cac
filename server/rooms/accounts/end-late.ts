import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { publish } from "../../platform/events/publish.ts";
import { endUnapproved } from "./store.ts";

const day = 24 * 3_600_000;

/** What nobody agreed to within a day is not done any more: the proof of who asks would be from yesterday. Publishes `ticket.account_decided`. */
export async function endLate(db: Db, now: Date): Promise<void> {
  await transaction(db, async (tx) => {
    for (const row of await endUnapproved(tx, new Date(now.getTime() - day), now)) {
      const data = { action_id: row.id, action: row.action, account: row.account, agrees: false, late: true };
      const type = row.ticket_id === null ? "account_action.decided" : "ticket.account_decided";
      await publish(tx, { type, actorId: null, ticketId: row.ticket_id, personId: row.person_id, data }, now);
    }
  });
}

export const endingLate: Job = { name: "end actions on accounts that nobody agreed to", pattern: "*/5 * * * *", run: endLate };
