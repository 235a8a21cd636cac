import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { changeCalendar } from "./change-calendar.ts";
import { loadToChange } from "./load.ts";
import { holidaysAround } from "./read-ics.ts";

/** Adds the whole days of an iCalendar file. Publishes `calendar.changed`. */
export async function importHolidays(tx: Db, actor: Actor, now: Date, id: string, file: string): Promise<void> {
  const { holidays } = await loadToChange(tx, id);
  const read = holidaysAround(file, now);
  if (!read) throw wrongField("/file", "no_calendar_file");
  if (read.length === 0) throw wrongField("/file", "no_whole_days");
  const known = new Set(holidays.map(({ on }) => on));
  await changeCalendar(tx, actor, now, id, { holidays: [...holidays, ...read.filter(({ on }) => !known.has(on))] }, undefined);
}
