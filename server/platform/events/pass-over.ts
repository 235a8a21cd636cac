import { sql, tables, transaction, type Db } from "../db.ts";
import type { LogCursor } from "./read.ts";
import type { EventTables } from "./tables.ts";

/**
 * What concerns none of these subscribers is behind all of them in one statement; answers those that still stood at `from` and were
 * nobody else's at the moment. After a crash it is passed over once more: that is worth no wait for the disk.
 */
export async function passOver(db: Db, subscribers: readonly string[], from: LogCursor, to: LogCursor): Promise<Set<string>> {
  return transaction(db, async (tx) => {
    const [, { rows }] = await Promise.all([
      sql`set local synchronous_commit = off`.execute(tables<EventTables>(tx)),
      sql<{ subscriber: string }>`
        update reaction_cursor as cursor set xid = ${to.xid}::xid8, event_id = ${to.id}
        from (
          select subscriber from reaction_cursor
          where subscriber = any(${[...subscribers]}) and (xid, event_id) = (${from.xid}::xid8, ${from.id}::uuid) for update skip locked
        ) as free
        where cursor.subscriber = free.subscriber returning cursor.subscriber`.execute(tables<EventTables>(tx)),
    ]);
    return new Set(rows.map(({ subscriber }) => subscriber));
  });
}
