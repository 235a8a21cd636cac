import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { Problem } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import { answersAsTechnician, hasOthersReply, loadFor } from "../tickets/index.ts";
import { tellHeld } from "./hold.ts";
import { leave } from "./send-scheduled.ts";
import { dueReplies, lockScheduled, updateScheduled, type DueRow, type ScheduledRow } from "./store.ts";

const batch = 100;

async function hold(tx: Db, now: Date, row: ScheduledRow, why: "replied" | "refused"): Promise<void> {
  await updateScheduled(tx, row.id, { held: why });
  await tellHeld(tx, now, row.ticket_id, row.author_id, why);
}

/** As its author would send it now, whom a Problem tells why they may not. The ticket is locked first, as by whoever acts on it. */
async function sendOne(tx: Db, now: Date, due: DueRow): Promise<void> {
  const author = await actorFor(tx, due.author_id);
  const ticket = await loadFor(tx, author, due.ticket_id, "reply");
  if (!answersAsTechnician(author, ticket)) throw new Problem(403, "not_allowed");
  const row = await lockScheduled(tx, due.ticket_id, due.id);
  if (!row || row.held || row.send_at > now) return;
  if (await hasOthersReply(tx, ticket.id, row.meant_at, row.author_id)) await hold(tx, now, row, "replied");
  else await leave(tx, author, now, row);
}

async function holdRefused(tx: Db, now: Date, due: DueRow): Promise<void> {
  const row = await lockScheduled(tx, due.ticket_id, due.id);
  if (row && !row.held && row.send_at <= now) await hold(tx, now, row, "refused");
}

/** Sends what is due, each in a transaction of its own; what may not be sent any more waits for its author. */
export async function sendDueReplies(db: Db, now: Date): Promise<void> {
  for (let due = await dueReplies(db, now, batch); due.length > 0; due = await dueReplies(db, now, batch)) {
    for (const one of due) {
      await transaction(db, (tx) => sendOne(tx, now, one)).catch(async (error: unknown) => {
        if (!(error instanceof Problem)) throw error;
        await transaction(db, (tx) => holdRefused(tx, now, one));
      });
    }
  }
}

export const job: Job = { name: "later.send_due", pattern: "* * * * *", run: sendDueReplies };
