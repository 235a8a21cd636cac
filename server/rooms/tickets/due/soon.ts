import { sql, type Db, type RawBuilder } from "../../../platform/db.ts";
import { dueOver, hoursNow, type AllHours } from "../../calendars/index.ts";

/** Fewer open minutes than these are left of what is due soon. */
const minutes = 120;

/** Until when something has to be due that is due soon: by the hours that count for it. */
export interface Soon {
  /** Where it counts around the clock, and where it is open until then. */
  plain: Date;
  /** Where it is closed for a part of that: later. */
  later: readonly { calendar: string; at: Date }[];
}

/** Pure. */
export function soonIn(hours: Pick<AllHours, "all">, now: Date): Soon {
  const plain = new Date(now.getTime() + minutes * 60_000);
  const later = hours.all.flatMap(({ calendar, openings }) => {
    const at = calendar && dueOver([{ at: now.getTime(), openings }], minutes);
    return calendar && at !== null && at > plain.getTime() ? [{ calendar: calendar.id, at: new Date(at) }] : [];
  });
  return { plain, later };
}

export const soonNow = async (db: Db, now: Date): Promise<Soon> => soonIn(await hoursNow(db), now);

/**
 * What is due before two more open hours are over, of the row `ticket`. While everybody is open that is a time; else the few tickets between
 * that and the latest of the others are asked in whose hours they are due (due_hours_card, by keys).
 */
export function dueSoon({ plain, later }: Soon): RawBuilder<boolean> {
  if (later.length === 0) return sql<boolean>`ticket.due_at < ${plain}`;
  const far = new Date(Math.max(...later.map(({ at }) => at.getTime())));
  return sql<boolean>`(ticket.due_at < ${far} and (ticket.due_at < ${plain} or exists (
    select from due_hours_card h join jsonb_to_recordset(${JSON.stringify(later)}::jsonb) s (calendar uuid, at timestamptz)
      on s.calendar = h.calendar_id where h.ticket_id = ticket.id and ticket.due_at < s.at)))`;
}
