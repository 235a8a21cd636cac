import { calendarFile } from "../../../../contract/calendars.ts";
import { isTimeZone } from "../../../../contract/wall-clock.ts";
import { everOpens, type Calendar } from "./calendar.ts";

/** A calendar as somebody wrote it down. Its refusals are one sentence. */
export function readCalendar(given: unknown): Calendar & { name?: string | undefined } {
  const read = calendarFile.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`The calendar is not right at ${issue?.path.join(".") || "its beginning"}: ${issue?.message}.`);
  }
  if (!isTimeZone(read.data.time_zone)) throw new Error(`The calendar's time_zone is no IANA time zone: "${read.data.time_zone}".`);
  const wrong = [...Object.values(read.data.hours), ...read.data.exceptions.map((one) => one.hours)]
    .flat()
    .find(([from, to]) => from === to);
  if (wrong) throw new Error(`The calendar opens and closes at ${wrong[0]}: the whole day is 00:00 to 24:00.`);
  if (!everOpens(read.data)) throw new Error("The calendar has no opening hours: nothing would ever be due.");
  return read.data;
}
