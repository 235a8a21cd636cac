import type { Db } from "../../../platform/db.ts";
import { notFound } from "../../../platform/problem.ts";
import { hoursNow } from "../../calendars/index.ts";
import { promisedSince } from "../store-promised.ts";
import type { TicketRow } from "../store-rows.ts";
import { keepMinutes, readPlaced } from "./store-due.ts";
import { dueOf, dueWith, minutesOf, type Next, type Placed, type Stood } from "./when-due.ts";

type Row = Pick<TicketRow, "id" | "opened_at" | "reopened" | "team_id" | "site_id" | "due_at">;

export async function placedOf(db: Db, id: string): Promise<Placed> {
  const placed = await readPlaced(db, id);
  if (!placed) throw notFound("ticket");
  return placed;
}

/** Promises so many minutes to a ticket that stood there, and keeps how many: when it is due. `next`: it goes to that team now. */
export async function promiseMinutes(tx: Db, id: string, stood: Stood, minutes: number, next?: Next): Promise<Date> {
  const hours = await hoursNow(tx);
  const due_at = dueOf(hours, stood, minutes, next);
  if (hours.counted) await keepMinutes(tx, [{ ticket_id: id, due_at, minutes }]);
  return due_at;
}

/** The same for one that is there, since it was opened or opened again; `row.site_id`: where it is from now on. */
export async function promiseAnew(tx: Db, row: Row, minutes: number, next?: Next): Promise<Date> {
  const { counted } = await hoursNow(tx);
  const { team_id, site_id } = row;
  const stood = counted
    ? { ...(await placedOf(tx, row.id)), site_id }
    : { team_id, site_id, promised_since: await promisedSince(tx, row), stays: [] };
  return promiseMinutes(tx, row.id, stood, minutes, next);
}

/** What a move to another team makes of when it is due. */
export async function dueAfterMove(tx: Db, row: Row, next: Next): Promise<{ due_at?: Date }> {
  const hours = await hoursNow(tx);
  const due = hours.counted ? dueWith(hours, await placedOf(tx, row.id), next) : null;
  if (!due) return {};
  await keepMinutes(tx, [{ ticket_id: row.id, ...due }]);
  return { due_at: due.due_at };
}

/** What another site makes of when it is due: as many minutes, in the hours that count there. What somebody said stays. */
export async function dueElsewhere(tx: Db, row: Row, siteId: string | null): Promise<{ due_at?: Date }> {
  const hours = await hoursNow(tx);
  if (!hours.counted || !row.due_at) return {};
  const placed = await placedOf(tx, row.id);
  if (placed.due_by_hand) return {};
  const due_at = await promiseMinutes(tx, row.id, { ...placed, site_id: siteId }, minutesOf(placed));
  return due_at.getTime() === row.due_at.getTime() ? {} : { due_at };
}
