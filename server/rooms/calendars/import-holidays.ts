import { mostHolidays } from "../../../contract/calendars.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { changeCalendar } from "./change-calendar.ts";
import { holidaysAround } from "./ics/holidays-around.ts";
import { loadCalendar, loadToChange } from "./load.ts";

/** Adds the whole days of an iCalendar file. Answers how many of its events were not understood. Publishes `calendar.changed`. */
export async function importHolidays(tx: Db, actor: Actor, now: Date, id: string, file: string): Promise<number> {
  await loadCalendar(tx, id);
  const read = await holidaysAround(file, now);
  if (!read) throw wrongField("/file", "no_calendar_file");
  if (read.holidays.length === 0) throw wrongField("/file", "no_whole_days");
  const before = (await loadToChange(tx, id)).holidays;
  const known = new Set(before.map(({ on }) => on));
  const holidays = [...before, ...read.holidays.filter(({ on }) => !known.has(on))];
  if (holidays.length > mostHolidays) throw wrongField("/file", "too_many_days", { most: mostHolidays });
  await changeCalendar(tx, actor, now, id, { holidays }, undefined);
  return read.not_understood;
}
