import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { findCalendar, lockCalendar, type CalendarRow } from "./store.ts";

async function found(id: string, ask: (id: string) => Promise<CalendarRow | undefined>): Promise<CalendarRow> {
  const row = isId(id) ? await ask(id) : undefined;
  if (!row) throw notFound("calendar");
  return row;
}

export const loadCalendar = (db: Db, id: string): Promise<CalendarRow> => found(id, (one) => findCalendar(db, one));
/** Nobody else changes it until this transaction ends. */
export const loadToChange = (tx: Db, id: string): Promise<CalendarRow> => found(id, (one) => lockCalendar(tx, one));
