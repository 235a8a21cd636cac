import { sql, tables, transaction, type Db } from "../db.ts";
import type { Log } from "../log.ts";
import { reactCarefully } from "./react-carefully.ts";
import { advance, batch, claim, runOne, runTogether, type Reaction } from "./reaction.ts";
import { endOfLog, readAfter } from "./read.ts";
import { retryFailures } from "./retry.ts";
import type { EventTables } from "./tables.ts";
import { onLeisurelyWake } from "./wake.ts";

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
    // Nothing was done: read once more after a crash, they are passed over once more. That is worth no wait for the disk.
    const hurried = wanted.length === 0 ? sql`set local synchronous_commit = off`.execute(tables<EventTables>(tx)) : null;
    await Promise.all([hurried, advance(tx, reaction.name, last)]);
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
      let careful = true;
      const drain = async (): Promise<void> => {
        if (careful) await reactCarefully(db, reaction, log);
        careful = false;
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
      const off = onLeisurelyWake(poke);
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
