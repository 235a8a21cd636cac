import { theDesk } from "../../platform/actor.ts";
import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { tell } from "./events.ts";
import { ticketsToClose, ticketsToWake, updateTicket } from "./store.ts";

const desk = theDesk(["tickets:read", "tickets:work"]);
const batch = 200;
const objectionDays = 7;

/** Tickets whose waiting time is over come back to those who work on them. Answers how many. */
export const wakeWaiting = (db: Db, now: Date): Promise<number> =>
  transaction(db, async (tx) => {
    const due = await ticketsToWake(tx, now, batch);
    for (const { id } of due) {
      await updateTicket(tx, id, { status: "open", awaits: "technician", waiting_reason: null, waiting_until: null }, now);
      await tell(tx, desk, now, "ticket.resumed", id, { automatic: true });
    }
    return due.length;
  });

/** Solved and not objected to for a week: closed, without a confirmation that nobody gave. */
export const closeSolved = (db: Db, now: Date): Promise<number> =>
  transaction(db, async (tx) => {
    const before = new Date(now.getTime() - objectionDays * 86_400_000);
    const quiet = await ticketsToClose(tx, before, batch);
    for (const { id } of quiet) {
      await updateTicket(tx, id, { status: "closed", closed_at: now }, now);
      await tell(tx, desk, now, "ticket.closed", id, { automatic: true });
    }
    return quiet.length;
  });

const untilDone = async (work: () => Promise<number>): Promise<void> => {
  while ((await work()) === batch);
};

export const jobs: Job[] = [
  { name: "tickets.wake_waiting", pattern: "* * * * *", run: (db, now) => untilDone(() => wakeWaiting(db, now)) },
  { name: "tickets.close_solved", pattern: "7 * * * *", run: (db, now) => untilDone(() => closeSolved(db, now)) },
];
