import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { tellOf } from "./events.ts";
import { grace } from "./policy.ts";
import { takeBroken, takeDue, takeSoon } from "./store-due.ts";

const batch = 100;

/** Takes so many and tells of them in one transaction: a process that ends in the middle has told nobody. */
const inBatches = async (db: Db, take: (tx: Db) => Promise<number>): Promise<void> => {
  while ((await transaction(db, take)) === batch);
};

/** Reminds of what is soon due, says what is due, and breaks what was not kept. */
export async function watchPromises(db: Db, now: Date): Promise<void> {
  await inBatches(db, async (tx) => {
    const soon = await takeSoon(tx, now, batch);
    for (const row of soon) if (row.due_at > now) await tellOf(tx, now, "promise.soon", null, row);
    return soon.length;
  });
  await inBatches(db, async (tx) => {
    const due = await takeDue(tx, now, batch);
    for (const row of due) await tellOf(tx, now, "promise.due", null, row);
    return due.length;
  });
  await inBatches(db, async (tx) => {
    const broken = await takeBroken(tx, now, new Date(now.getTime() - grace), batch);
    for (const row of broken) await tellOf(tx, now, "ticket.promise_broken", null, row);
    return broken.length;
  });
}

export const watch: Job = { name: "promises.watch", pattern: "* * * * *", run: watchPromises };
