import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { ticketsAfter } from "../tickets/index.ts";
import { readRules } from "./attention.ts";
import { runRule } from "./run-rule.ts";
import { activeRules, findRule } from "./store.ts";
import { deleteRuns, hadItsTurn } from "./store-runs.ts";

/** Tickets of one transaction. */
const batch = 50;
const day = 86_400_000;
/** What was over longer ago is left alone, however late somebody looks. */
const patience = 30 * day;
const keptFor = 90 * day;

/** The next tickets for which so much time has passed as a rule waits for. Answers whether there may be more. */
const nextTickets = (db: Db, ruleId: string, now: Date): Promise<boolean> =>
  transaction(db, async (tx) => {
    const row = await findRule(tx, ruleId);
    if (!row?.active || row.occasion.kind !== "time") return false;
    const [rule] = await readRules(tx, [row], now);
    if (!rule || rule.attention.length > 0) return false;
    const { since, hours } = row.occasion;
    const from = new Date(Math.max((row.active_from ?? now).getTime(), now.getTime() - patience));
    const due = await ticketsAfter(tx, since, { hours, from, now }, rule.condition, hadItsTurn(ruleId), batch);
    for (const { id: ticketId, state_at: stateAt } of due)
      if ((await runRule(tx, row, { ticketId, eventId: null, stateAt, chain: [], now })) === "stopped") return false;
    return due.length === batch;
  });

/** Rules that wait for time, in their order: each ticket has its turn once in every state that time is counted from. */
export async function applyOnTime(db: Db, now: Date): Promise<void> {
  for (const { id } of await activeRules(db, "time")) while (await nextTickets(db, id, now));
}

async function sweep(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptFor);
  while ((await deleteRuns(db, before, 5000)) === 5000);
}

export const jobs: Job[] = [
  { name: "rules.on_time", pattern: "* * * * *", run: applyOnTime },
  { name: "rules.sweep", pattern: "47 3 * * *", run: sweep },
];
