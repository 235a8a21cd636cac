import { tables, type Db } from "../../../platform/db.ts";
import type { AccessTables } from "../tables.ts";

export type ViewRow = AccessTables["view_as"];

export const insertView = (tx: Db, row: ViewRow) => tables<AccessTables>(tx).insertInto("view_as").values(row).execute();

const ending = (tx: Db, now: Date) =>
  tables<AccessTables>(tx).updateTable("view_as").set({ ended_at: now }).where("ended_at", "is", null).returningAll();

/** The view that goes on in a session ends. */
export const endViewOf = (tx: Db, sessionId: string, now: Date): Promise<ViewRow | undefined> =>
  ending(tx, now).where("session_id", "=", sessionId).executeTakeFirst();

/** Those whose time is over end. Rides view_as_open_idx. */
export const endViewsBefore = (tx: Db, now: Date): Promise<ViewRow[]> => ending(tx, now).where("until_at", "<=", now).execute();
