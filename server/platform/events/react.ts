import { sql, tables, transaction, type Db } from "../db.ts";
import type { Log } from "../log.ts";
import { lookWhenPoked } from "../look-when-poked.ts";
import { peopleFirst } from "./people-first.ts";
import { reactCarefully } from "./react-carefully.ts";
import { advance, batch, claim, runOne, runTogether, type Reaction } from "./reaction.ts";
import { endOfLog, type LogCursor, type StoredEvent } from "./read.ts";
import { retryFailures } from "./retry.ts";
import { shareLog, type SharedLog } from "./shared-log.ts";
import type { EventTables } from "./tables.ts";
import { onLeisurelyWake } from "./wake.ts";

/** Where a reaction stood when this process last looked; null when that is not known. */
export interface Standing {
  at: LogCursor | null;
}

async function placeOf(db: Db, subscriber: string): Promise<LogCursor | null> {
  const row = await tables<EventTables>(db)
    .selectFrom("reaction_cursor")
    .select([sql<string>`xid::text`.as("xid"), "event_id"])
    .where("subscriber", "=", subscriber)
    .executeTakeFirst();
  return row ? { xid: row.xid, id: row.event_id } : null;
}

/** Does what follows, and goes on to `to`; false when the reaction does not stand at `from`, or another process has it. */
const handle = (db: Db, reaction: Reaction, events: readonly StoredEvent[], from: LogCursor, to: LogCursor, log: Log): Promise<boolean> =>
  transaction(db, async (tx) => {
    const cursor = await claim(tx, reaction.name);
    if (!cursor || cursor.xid !== from.xid || cursor.id !== from.id) return false;
    if (!(await runTogether(tx, reaction, events))) {
      for (const event of events) await runOne(tx, reaction, event, log);
    }
    await advance(tx, reaction.name, to);
    return true;
  });

/** Handles one batch; answers how many events it read. 0 also when another process holds the cursor. */
export async function reactOnce(
  db: Db,
  reaction: Reaction,
  log: Log,
  standing: Standing = { at: null },
  shared: SharedLog = shareLog(db),
): Promise<number> {
  const from = (standing.at ??= await placeOf(db, reaction.name));
  const events = from ? await shared.after(from) : [];
  const last = events.at(-1);
  if (!from || !last) return 0;
  // Not known until it is done: where it fails, or somebody else was faster, the next look asks.
  standing.at = null;
  const to = { xid: last.xid, id: last.id };
  const wanted = events.filter(({ type }) => reaction.on.includes(type));
  const done = await (wanted.length > 0 ? handle(db, reaction, wanted, from, to, log) : shared.pass(reaction.name, from, to));
  if (!done) return 0;
  standing.at = to;
  return events.length;
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
  const shared = shareLog(db);
  const loops = await Promise.all(
    reactions.map(async (reaction) => {
      await ensureCursor(db, reaction);
      let careful = true;
      const standing: Standing = { at: null };
      const looking = lookWhenPoked(
        async () => {
          if (careful) await reactCarefully(db, reaction, log);
          careful = false;
          while (!looking.isStopped() && (await peopleFirst(() => reactOnce(db, reaction, log, standing, shared))) === batch);
        },
        (error) => log.warn({ reaction: reaction.name, error: error.message }, "a reaction waits for the database"),
      );
      looking.poke();
      return looking;
    }),
  );
  const off = onLeisurelyWake(() => {
    shared.lookAnew();
    for (const loop of loops) loop.poke();
  });
  let retrying: Promise<void> = Promise.resolve();
  const retry = setInterval(() => {
    retrying = retryFailures(db, reactions, log).catch((error: Error) =>
      log.warn({ error: error.message }, "retrying waits for the database"),
    );
  }, 15_000);
  return {
    async stop() {
      clearInterval(retry);
      off();
      await Promise.all([retrying, ...loops.map((loop) => loop.stop())]);
    },
  };
}
