import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { beOver, fireAgain, isActive, tell } from "./follow.ts";
import { isQuiet } from "./judge.ts";
import { calmedAlerts, currentAlert, lockKey, updateAlert, type Calmed } from "./store.ts";
import { lockSource } from "./store-sources.ts";
import { ticketOf } from "./ticket-of.ts";

/** It has been quiet: what was held back follows from how it stands now. */
const calm = (db: Db, now: Date, { source_id, dedupe_key }: Calmed): Promise<void> =>
  transaction(db, async (tx) => {
    await lockKey(tx, source_id, dedupe_key);
    const [alert, source] = [await currentAlert(tx, source_id, dedupe_key), await lockSource(tx, source_id)];
    if (!alert?.flapping_since || !source || !isQuiet(alert.status_since, now, source.quiet_minutes)) return;
    const after = { ...alert, flapping_since: null, changes: [] };
    await updateAlert(tx, alert.id, { flapping_since: null, changes: [] });
    const ticket = await ticketOf(tx, alert.ticket_id);
    if (!ticket) return;
    await tell(tx, now, "ticket.alert_quiet", ticket.id, after);
    if (alert.status === "resolved") await beOver(tx, now, source, ticket, after);
    else if (!isActive(ticket)) await fireAgain(tx, now, ticket, after);
  });

/** Looks which alerts flap no more. */
export async function calmDown(db: Db, now: Date): Promise<void> {
  for (const one of await calmedAlerts(db, now)) await calm(db, now, one);
}

export const calming: Job = { name: "alerts.calm_down", pattern: "* * * * *", run: calmDown };
