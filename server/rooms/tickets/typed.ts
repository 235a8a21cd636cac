import type { Db } from "../../platform/db.ts";
import type { RequestTypeRow } from "../catalog/index.ts";

/** What a room below does in the same transaction when a ticket gets a request type. */
type Follow = (tx: Db, now: Date, ticketId: string, type: RequestTypeRow) => Promise<void>;
const followers: Follow[] = [];

/** Checklists stand below tickets: their room says here what a ticket gets with its request type. */
export function knowTyped(follow: Follow): void {
  followers.push(follow);
}

/** What a ticket gets with its request type, by whichever door it got it. */
export async function followTyped(tx: Db, now: Date, ticketId: string, type: RequestTypeRow): Promise<void> {
  for (const follow of followers) await follow(tx, now, ticketId, type);
}
