import { sql, tables, transaction, type Db } from "../db.ts";
import type { Log } from "../log.ts";
import { endOfLog, readAfter, type StoredEvent } from "./read.ts";
import { retryFailures } from "./retry.ts";
import type { EventTables } from "./tables.ts";
import { onWake } from "./wake.ts";

/** What a room does when others publish. Its effect commits together with the cursor: exactly once per event. */
export interface Reaction {
  /** Stable: it names the cursor. */
  name: string;
  on: readonly string[];
  run(tx: Db, event: StoredEvent): Promise<void>;
  /** The same for many at once, in their order, with fewer questions. Where it fails, `run` takes them one by one. */
  runAll?(tx: Db, events: readonly StoredEvent[]): Promise<void>;
}

const batch = 100;

async function claim(tx: Db, subscriber: string): Promise<{ xid: string; id: string } | null> {
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
async function runOne(tx: Db, reaction: Reaction, event: StoredEvent, log: Log): Promise<void> {
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
async function runTogether(tx: Db, reaction: Reaction, events: readonly StoredEvent[]): Promise<boolean> {
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

/** Handles one batch; answers how many events it read. 0 also when another process holds the cursor. */
export async function reactOnce(db: Db, reaction: Reaction, log: Log): Promise<number> {
  return transaction(db, async (tx) => {
    const cursor = await claim(tx, reaction.name);
    if (!cursor) return 0;
    const events = await readAfter(tx, cursor, batch);
    const last = events.at(-1);
    if (!last) return 0;
    const wanted = events.filter(({ type }) => reaction.on.includes(type));
    if (wanted.length > 0 && !(await runTogether(tx, reaction, wanted))) {
      for (const event of wanted) await runOne(tx, reaction, event, log);
    }
    await tables<EventTables>(tx)
      .updateTable("reaction_cursor")
      .set({ xid: sql`${last.xid}::xid8`, event_id: last.id })
      .where("subscriber", "=", reaction.name)
      .execute();
    return events.length;
  });
}

async function ensureCursor(db: Db, reaction: Reaction): Promise<void> {
  const start = await endOfLog(db);
  await tables<EventTables>(db)
    .insertInto("reaction_cursor")
    .values({ subscriber: reaction.name, xid: sql`${start.xid}::xid8`, event_id: start.id })
    .onConflict((at) => at.column("subscriber").doNothing())
    .execute();
}

/** Keeps every reaction going until stopped. */
export async function startReacting(db: Db, reactions: readonly Reaction[], log: Log): Promise<{ stop(): Promise<void> }> {
  let stopped = false;
  const loops = await Promise.all(
    reactions.map(async (reaction) => {
      await ensureCursor(db, reaction);
      let running: Promise<void> | null = null;
      let again = false;
      const drain = async (): Promise<void> => {
        do {
          again = false;
          while (!stopped && (await reactOnce(db, reaction, log)) === batch);
        } while (again && !stopped);
      };
      const poke = () => {
        again = true;
        running ??= drain()
          .catch((error: Error) => log.warn({ reaction: reaction.name, error: error.message }, "a reaction waits for the database"))
          .finally(() => (running = null));
      };
      const off = onWake(poke);
      poke();
      const idle = async () => void (await running);
      return { off, idle };
    }),
  );
  let retrying: Promise<void> = Promise.resolve();
  const retry = setInterval(() => {
    retrying = retryFailures(db, reactions, log).catch((error: Error) =>
      log.warn({ error: error.message }, "retrying waits for the database"),
    );
  }, 15_000);
  return {
    async stop() {
      stopped = true;
      clearInterval(retry);
      for (const loop of loops) loop.off();
      await Promise.all([retrying, ...loops.map((loop) => loop.idle())]);
    },
  };
}
