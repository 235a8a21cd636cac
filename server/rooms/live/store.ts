import { sql, tables, type Db } from "../../platform/db.ts";
import type { LogCursor } from "../../platform/events/read.ts";
import type { EventTables } from "../../platform/events/tables.ts";

interface LiveTables extends EventTables {
  /** Views that the rooms below publish. */
  person_card: { id: string; name: string };
  ticket_card: { id: string; number: number };
}

export interface AuditFilter {
  actor?: string;
  type?: string;
}

/** Newest first, one more than asked for. Rides event_at_idx or event_actor_idx. */
export function listAudit(db: Db, { actor, type }: AuditFilter, after: readonly unknown[] | null, limit: number) {
  let query = tables<LiveTables>(db)
    .selectFrom("event as e")
    .leftJoin("person_card as a", "a.id", "e.actor_id")
    .leftJoin("ticket_card as t", "t.id", "e.ticket_id")
    // The text keeps the microseconds that a Date would lose, and pages would repeat.
    .select(["e.id", "e.at", sql<string>`e.at::text`.as("exact_at"), "e.type", "a.name as actor", "t.number as ticket_number"])
    .select(["e.ticket_id", "e.data"])
    .orderBy("e.at", "desc")
    .orderBy("e.id", "desc")
    .limit(limit + 1);
  if (actor) query = query.where("e.actor_id", "=", actor);
  // What the desk tells its people is a consequence, not an act.
  query = type ? query.where("e.type", "=", type) : query.where("e.type", "<>", "notification.added");
  if (after) query = query.where(sql<boolean>`(e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}
export type AuditRow = Awaited<ReturnType<typeof listAudit>>[number];

const nobody = "00000000-0000-0000-0000-000000000000";

/** Whether the log still holds everything after this place: one of ours, not from before a restore, and not too old. */
export async function isKnownPlace(db: Db, place: LogCursor, oldest: Date): Promise<boolean> {
  if (place.id === nobody) {
    const { rows } = await sql<{ known: boolean }>`
      select ${place.xid}::xid8 <= pg_snapshot_xmax(pg_current_snapshot())
        and not exists (select 1 from event where xid >= ${place.xid}::xid8 and at < ${oldest}) as known`.execute(tables(db));
    return rows[0]?.known ?? false;
  }
  const row = await tables<LiveTables>(db)
    .selectFrom("event")
    .select("id")
    .where("id", "=", place.id)
    .where("xid", "=", sql<string>`${place.xid}::xid8`)
    .where("at", ">=", oldest)
    .executeTakeFirst();
  return row !== undefined;
}
