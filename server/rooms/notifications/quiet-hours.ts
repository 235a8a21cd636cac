import type { BodyOf } from "../../../contract/route.ts";
import type { notificationRoutes, QuietHours as Shown } from "../../../contract/work.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { QuietHours } from "./quiet-until.ts";
import { dropQuietHours, putQuietHours, quietHoursOf } from "./store-quiet.ts";

type Given = BodyOf<(typeof notificationRoutes)["PUT /notifications/quiet-hours"]>["hours"];

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const shown = ({ starts, ends, days }: QuietHours): Shown => ({ from: clockOf(starts), until: clockOf(ends), days: [...days] });

/** When I am left alone; null: never. */
export async function showQuietHours(db: Db, actor: Actor): Promise<{ hours: Shown | null }> {
  const me = personIdOf(actor);
  const mine = (await quietHoursOf(db, [me])).get(me);
  return { hours: mine ? shown(mine) : null };
}

export async function chooseQuietHours(tx: Db, actor: Actor, now: Date, given: Given): Promise<void> {
  const me = personIdOf(actor);
  if (!given) return dropQuietHours(tx, me);
  const days = [...new Set(given.days)].toSorted((a, b) => a - b);
  await putQuietHours(tx, { person_id: me, starts: minutesOf(given.from), ends: minutesOf(given.until), days, changed_at: now });
}
