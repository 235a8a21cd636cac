import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { leadsOf } from "../access/index.ts";
import { ticketHeads } from "../tickets/index.ts";
import { tellOf } from "./events.ts";
import { grace } from "./policy.ts";
import type { PromiseRow } from "./store.ts";
import { takeBroken, takeDue, takeSoon } from "./store-due.ts";

const batch = 100;

/** Takes so many and tells of them in one transaction: a process that ends in the middle has told nobody. */
const inBatches = async (db: Db, take: (tx: Db) => Promise<number>): Promise<void> => {
  while ((await transaction(db, take)) === batch);
};

/** What every open ticket is owed is its assignee's to keep; of one that nobody has the leads hear. */
async function leadsWithout(tx: Db, rows: readonly PromiseRow[]): Promise<Map<string, string[]>> {
  const updates = rows.filter(({ what }) => what === "update");
  const heads = await ticketHeads(tx, [...new Set(updates.map(({ ticket_id }) => ticket_id))]);
  const told = new Map<string, string[]>();
  const leads = new Map<string, string[]>();
  for (const { id, ticket_id } of updates) {
    const head = heads.get(ticket_id);
    if (!head || head.assignee_id !== null) continue;
    const known = leads.get(head.team_id) ?? (await leadsOf(tx, head.team_id)).map((lead) => lead.id);
    leads.set(head.team_id, known);
    told.set(id, known);
  }
  return told;
}

/** Of a word that was given to an old ticket nobody was warned, nor is told: a desk that is updated has thousands at once. */
const isQuiet = ({ what, reminded_at, made_at }: PromiseRow): boolean =>
  what === "update" && reminded_at !== null && reminded_at <= made_at;

/** Reminds of what is soon due, says what is due, and breaks what was not kept. */
export async function watchPromises(db: Db, now: Date): Promise<void> {
  await inBatches(db, async (tx) => {
    const soon = await takeSoon(tx, now, batch);
    const inTime = soon.filter(({ due_at }) => due_at > now);
    const told = await leadsWithout(tx, inTime);
    for (const row of inTime) await tellOf(tx, now, "promise.soon", null, row, told.get(row.id) && { told: told.get(row.id) });
    return soon.length;
  });
  await inBatches(db, async (tx) => {
    const due = await takeDue(tx, now, batch);
    for (const row of due) await tellOf(tx, now, "promise.due", null, row);
    return due.length;
  });
  await inBatches(db, async (tx) => {
    const broken = await takeBroken(tx, now, new Date(now.getTime() - grace), batch);
    for (const row of broken) if (!isQuiet(row)) await tellOf(tx, now, "ticket.promise_broken", null, row);
    return broken.length;
  });
}

export const watch: Job = { name: "promises.watch", pattern: "* * * * *", run: watchPromises };
