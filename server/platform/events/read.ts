import { sql, tables, type Db } from "../db.ts";
import type { EventTables } from "./tables.ts";

export interface StoredEvent {
  id: string;
  xid: string;
  type: string;
  at: Date;
  actor_id: string | null;
  ticket_id: string | null;
  contact_id: string | null;
  person_id: string | null;
  public: boolean;
  data: Record<string, unknown>;
}

/** A place in the log. Commits appear out of order of ids, so the order is (xid, id), below the snapshot's horizon. */
export interface LogCursor {
  xid: string;
  id: string;
}

/** Whether `a` lies after `b` in the order of the log. */
export function isAfter(a: LogCursor, b: LogCursor): boolean {
  const [x, y] = [BigInt(a.xid), BigInt(b.xid)];
  return x > y || (x === y && a.id > b.id);
}

const zero = "00000000-0000-0000-0000-000000000000";

/** Right before the oldest transaction that may still commit: everything later is read, nothing twice. */
export async function endOfLog(db: Db): Promise<LogCursor> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(tables(db));
  return { xid: rows[0]?.xid ?? "0", id: zero };
}

const columns = [
  "id",
  sql<string>`xid::text`.as("xid"),
  "type",
  "at",
  "actor_id",
  "ticket_id",
  "contact_id",
  "person_id",
  "public",
  "data",
] as const;

export const readOne = (db: Db, id: string): Promise<StoredEvent | undefined> =>
  tables<EventTables>(db).selectFrom("event").select(columns).where("id", "=", id).executeTakeFirst();

/** The next events after a cursor that no running transaction can still get in between. Rides event_log_idx. */
export const readAfter = (db: Db, after: LogCursor, limit: number): Promise<StoredEvent[]> =>
  tables<EventTables>(db)
    .selectFrom("event")
    .select(columns)
    .where(sql<boolean>`(xid, id) > (${after.xid}::xid8, ${after.id}::uuid) and xid < pg_snapshot_xmin(pg_current_snapshot())`)
    // The column, not the text that is selected under the same name.
    .orderBy(sql`event.xid`)
    .orderBy("id")
    .limit(limit)
    .execute();
