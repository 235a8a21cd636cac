import { transaction, type Db } from "../../../platform/db.ts";
import type { Job } from "../../../platform/jobs.ts";
import { send } from "./send.ts";
import { findAppointment, lockAppointment, toRemind, updateAppointment } from "./store.ts";

const hour = 3_600_000;
/** Hours before; one that was booked later than that needs no reminder. */
const before = 24 * hour;

/** Reminds once of what begins within a day; each in a transaction of its own. */
export async function remind(db: Db, now: Date): Promise<number> {
  let told = 0;
  for (const { id } of await toRemind(db, now, new Date(now.getTime() + before))) {
    await transaction(db, async (tx) => {
      const row = await lockAppointment(tx, id);
      const shown = row && row.state === "booked" && row.reminded_at === null ? await findAppointment(tx, id) : undefined;
      if (!row || !shown) return;
      await updateAppointment(tx, id, { reminded_at: now });
      if (row.starts_at.getTime() - row.made_at.getTime() < before) return;
      await send(tx, now, shown, "appointment_reminder");
      told += 1;
    });
  }
  return told;
}

export const reminding: Job = { name: "counters.remind", pattern: "*/5 * * * *", run: async (db, now) => void (await remind(db, now)) };
