import { sql, tables, type Db } from "../db.ts";
import type { Log } from "../log.ts";
import type { LogCursor, StoredEvent } from "./read.ts";
import type { EventTables } from "./tables.ts";

/** What a room does when others publish. Its effect commits together with the cursor: exactly once per event. */
export interface Reaction {
  /** Stable: it names the cursor. */
  name: string;
  on: readonly string[];
  run(tx: Db, event: StoredEvent): Promise<void>;
  /** The same for many at once, in their order, with fewer questions. Where it fails, `run` takes them one by one. */
  runAll?(tx: Db, events: readonly StoredEvent[]): Promise<void>;
}

/** Events that one transaction handles. */
export const batch = 250;

/** A reaction's place in the log, for this transaction alone; null while another process has it. */
export async function claim(tx: Db, subscriber: string): Promise<LogCursor | null> {
  const row = await tables<EventTables>(tx)
    .selectFrom("reaction_cursor")
    .select([sql<string>`xid::text`.as("xid"), "event_id"])
    .where("subscriber", "=", subscriber)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ? { xid: row.xid, id: row.event_id } : null;
}

/** A failing event is set aside, shown in System health and tried again later (retry.ts); the ones behind it go on. */
export async function runOne(tx: Db, reaction: Reaction, event: StoredEvent, log: Log): Promise<void> {
  const db = tables<EventTables>(tx);
  await sql`savepoint reaction`.execute(db);
  try {
    await reaction.run(tx, event);
    await sql`release savepoint reaction`.execute(db);
  } catch (error) {
    await sql`rollback to savepoint reaction`.execute(db);
    const message = error instanceof Error ? error.message : String(error);
    log.error({ reaction: reaction.name, event: event.id, error: message }, "a reaction failed");
    await db
      .insertInto("reaction_failure")
      .values({ subscriber: reaction.name, event_id: event.id, error: message.slice(0, 500), attempts: 1, failed_at: new Date() })
      .onConflict((at) => at.columns(["subscriber", "event_id"]).doUpdateSet({ error: message.slice(0, 500) }))
      .execute();
  }
}

/** Most of the time all goes well, and then one savepoint is enough for all. False when nothing was done. */
export async function runTogether(tx: Db, reaction: Reaction, events: readonly StoredEvent[]): Promise<boolean> {
  if (!reaction.runAll) return false;
  const db = tables<EventTables>(tx);
  await sql`savepoint reactions`.execute(db);
  try {
    await reaction.runAll(tx, events);
    await sql`release savepoint reactions`.execute(db);
    return true;
  } catch {
    await sql`rollback to savepoint reactions`.execute(db);
    return false;
  }
}

/** Everything up to here has been handled. */
export async function advance(tx: Db, subscriber: string, { xid, id }: LogCursor): Promise<void> {
  await tables<EventTables>(tx)
    .updateTable("reaction_cursor")
    .set({ xid: sql`${xid}::xid8`, event_id: id })
    .where("subscriber", "=", subscriber)
    .execute();
}
