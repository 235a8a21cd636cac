import type { Db } from "../../../platform/db.ts";
import { notFound } from "../../../platform/problem.ts";
import { hoursNow } from "../../calendars/index.ts";
import { promisedSince } from "../store-promised.ts";
import type { TicketRow } from "../store-rows.ts";
import { readPlaced } from "./store-due.ts";
import { dueOf, dueWith, type Next, type Placed } from "./when-due.ts";

type Row = Pick<TicketRow, "id" | "opened_at" | "reopened" | "team_id" | "site_id" | "due_at">;

export async function placedOf(db: Db, id: string): Promise<Placed> {
  const placed = await readPlaced(db, id);
  if (!placed) throw notFound("ticket");
  return placed;
}

/** When a ticket is due by so many minutes since it was promised; `next`: it goes to that team now. */
export async function clockOf(db: Db, row: Row, next?: Next): Promise<(minutes: number) => Date> {
  const hours = await hoursNow(db);
  const placed = hours.counted
    ? await placedOf(db, row.id)
    : { team_id: row.team_id, site_id: row.site_id, promised_since: await promisedSince(db, row), stays: [] };
  return (minutes) => dueOf(hours, placed, minutes, next);
}

/** What a move to another team makes of when it is due. */
export async function dueAfterMove(db: Db, row: Row, next: Next): Promise<{ due_at?: Date }> {
  const hours = await hoursNow(db);
  return hours.counted ? dueWith(hours, await placedOf(db, row.id), next) : {};
}
