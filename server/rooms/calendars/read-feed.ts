import { transaction, type Db } from "../../platform/db.ts";
import { askWeb, reachOf } from "../../platform/egress/index.ts";
import { publish } from "../../platform/events/publish.ts";
import type { Job } from "../../platform/jobs.ts";
import { holidaysAround } from "./ics/holidays-around.ts";
import type { HolidaysRead } from "./ics/read-ics.ts";
import { feedsToRead, noteFeed, type CalendarRow } from "./store.ts";

type Failure = NonNullable<CalendarRow["feed_failure"]>;

async function ask(address: string, now: Date): Promise<HolidaysRead | Failure> {
  try {
    const url = new URL(address);
    const headers = { accept: "text/calendar, text/plain;q=0.5" };
    const answer = await askWeb(url, { ...reachOf(url), headers, patience: 15_000, most: 1024 * 1024 });
    if (answer.status !== 200) return "refused";
    return (await holidaysAround(answer.body, now)) ?? "no_calendar";
  } catch {
    return "unreachable";
  }
}

/** Reads the feed of one calendar. What was read before stays when it cannot be. Publishes `calendar.fed` when other days are holidays now. */
export async function readFeed(db: Db, row: CalendarRow, now: Date): Promise<void> {
  if (!row.feed_url) return;
  // Before it is asked: what ends the process is not tried again at once.
  await noteFeed(db, row, { feed_tried_at: now }, false);
  const read = await ask(row.feed_url, now);
  await transaction(db, async (tx) => {
    if (typeof read === "string") return void (await noteFeed(tx, row, { feed_failure: read }, false));
    const changed = JSON.stringify(read.holidays) !== JSON.stringify(row.feed_holidays);
    const { holidays, not_understood } = read;
    const values = {
      feed_holidays: JSON.stringify(holidays),
      feed_not_understood: not_understood,
      feed_read_at: now,
      feed_failure: null,
    };
    if (!(await noteFeed(tx, row, values, changed)) || !changed) return;
    const data = { calendar_id: row.id, name: row.name, holidays: holidays.length };
    await publish(tx, { type: "calendar.fed", actorId: null, data }, now);
  });
}

const often = 23 * 3_600_000;

/** Each feed once a day; one that could not be read the next day again. */
export async function readFeeds(db: Db, now: Date): Promise<void> {
  for (const row of await feedsToRead(db, new Date(now.getTime() - often))) await readFeed(db, row, now);
}

export const feeding: Job = { name: "calendars.read_feeds", pattern: "17 * * * *", run: readFeeds };
