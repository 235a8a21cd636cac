import type { Db } from "../../platform/db.ts";
import type { Reaction } from "../../platform/events/reaction.ts";
import { hoursNow, isOpenAt } from "../calendars/index.ts";
import { raise } from "./raise.ts";
import { begunBy, hoursOf } from "./store-history.ts";

/** So many sensitive actions of one technician outside their hours within a day: one may be a call that went on. */
const late = 2;
const day = 24 * 60 * 60_000;

/** Whether somebody works then: by their own calendar, or else by one of their teams'. Without any there are no hours to be outside of. */
export async function worksAt(db: Db, technicianId: string, at: Date): Promise<boolean> {
  const [hours, rows] = await Promise.all([hoursNow(db), hoursOf(db, technicianId)]);
  const open = rows.map((row) => hours.by(row.calendar_id) ?? hours.of(row.team_id, null));
  return open.length === 0 || open.some(({ openings }) => isOpenAt(openings, at.getTime()));
}

/** Looks at each sensitive action that began: several by one technician outside their hours. */
export const radarOnHours: Reaction = {
  name: "guard.radar_hours",
  on: ["verification.used"],
  async run(tx, { actor_id: technicianId, at }) {
    if (!technicianId || (await worksAt(tx, technicianId, at))) return;
    const moments = await momentsOf(tx, technicianId, at);
    if (moments < late) return;
    const causedBy = [technicianId];
    await raise(tx, at, { kind: "off_hours", technicianId, locks: false, facts: { count: moments }, causedBy });
  },
};

/** How many of the last day lie outside their hours. */
async function momentsOf(db: Db, technicianId: string, at: Date): Promise<number> {
  const begun = await begunBy(db, technicianId, new Date(at.getTime() - day));
  const outside = await Promise.all(begun.map((moment) => worksAt(db, technicianId, moment)));
  return outside.filter((works) => !works).length;
}
