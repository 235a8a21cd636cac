import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { notFound, Problem } from "../../../platform/problem.ts";
import { teamOf } from "../hours.ts";
import { mayServe } from "../load-walk-in.ts";
import { counterById, type CounterRow } from "../store-counters.ts";
import { lockAppointment, type AppointmentRow } from "./store.ts";

/** Whether somebody serves at a counter: they book for others, too. */
export const isStaffAt = async (db: Db, actor: Actor, counter: Pick<CounterRow, "team_id">): Promise<boolean> =>
  mayServe(actor, { team_id: (await teamOf(db, counter)).id });

/** One that is the actor's own, or of a counter where they serve, and still to come; locked. 404 for all others. */
export async function lockOwn(tx: Db, actor: Actor, now: Date, id: string): Promise<AppointmentRow> {
  const row = isId(id) ? await lockAppointment(tx, id) : undefined;
  const counter = row && (await counterById(tx, row.counter_id));
  if (!row || !counter || !(row.person_id === actor.personId || (await isStaffAt(tx, actor, counter)))) throw notFound("appointment");
  if (row.state !== "booked" || row.ends_at <= now) throw new Problem(409, "appointment_over");
  return row;
}
