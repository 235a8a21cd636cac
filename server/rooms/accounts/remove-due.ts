import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { insertAction } from "./store.ts";
import { dueDeletions } from "./store-deletions.ts";

/** Begins to delete what was off for its days and was not restored; the worker looks again first. Publishes `account_action.began`. */
export async function removeDue(db: Db, now: Date): Promise<void> {
  await transaction(db, async (tx) => {
    for (const due of await dueDeletions(tx, now)) {
      const { ticket_id, directory_id, key, account, person_id, account_class, asked_by } = due;
      const id = newId();
      const row = {
        ...{ id, ticket_id, directory_id, key, account, person_id, account_class, asked_by, undo_of: due.id },
        ...{ action: "remove" as const, sensitive: null, writes: [{ what: "delete" as const, result: null }], state: "waiting" as const },
        ...{ asked_at: now, not_before: null, approved_by: null, ended_at: null, failure: null, failure_facts: {} },
        ...{ deliver: null, deliver_to: null, delete_at: null, settled_at: null },
      };
      // Somebody is doing something to it, or is restoring it: it is looked at again soon.
      if (!(await insertAction(tx, row))) continue;
      const data = { action_id: id, action: "remove", account, sensitive: null };
      await publish(tx, { type: "account_action.began", actorId: null, ticketId: ticket_id, personId: person_id, data }, now);
    }
  });
}

export const removing: Job = { name: "delete accounts whose days are over", pattern: "3,13,23,33,43,53 * * * *", run: removeDue };
