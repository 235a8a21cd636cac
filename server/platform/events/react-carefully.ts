import { sql, tables, transaction, type Db } from "../db.ts";
import type { Log } from "../log.ts";
import { advance, batch, claim, runOne, type Reaction } from "./reaction.ts";
import { endOfLog, readAfter, type StoredEvent } from "./read.ts";
import { mostAttempts } from "./retry.ts";
import type { EventTables } from "./tables.ts";

/** An event at which the process ended this often is set aside, so that those behind it get their turn. */
const mostEnds = 3;
const unfinished = "The process ended while this was being done";

/** Notes that an event is about to be handled, before it is; answers how often it was begun and never finished. */
const begin = (db: Db, subscriber: string, eventId: string): Promise<number> =>
  transaction(db, async (tx) => {
    const { attempts } = await tables<EventTables>(tx)
      .insertInto("reaction_failure")
      .values({ subscriber, event_id: eventId, error: unfinished, attempts: 1, failed_at: new Date() })
      .onConflict((at) => at.columns(["subscriber", "event_id"]).doUpdateSet({ attempts: sql`reaction_failure.attempts + 1` }))
      .returning("attempts")
      .executeTakeFirstOrThrow();
    return attempts;
  });

const nextFor = async (tx: Db, reaction: Reaction): Promise<StoredEvent | null> => {
  const cursor = await claim(tx, reaction.name);
  return (cursor && (await readAfter(tx, cursor, 1))[0]) ?? null;
};

/** Only a person tries it again. */
async function setAside(tx: Db, subscriber: string, eventId: string, log: Log): Promise<void> {
  log.error({ reaction: subscriber, event: eventId }, "the process ended several times at this event; it is set aside");
  await tables<EventTables>(tx)
    .updateTable("reaction_failure")
    .set({ attempts: mostAttempts })
    .where("subscriber", "=", subscriber)
    .where("event_id", "=", eventId)
    .execute();
}

/** One event, counted before it is tried. False when there is none, or another process is at it. */
async function reactToOne(db: Db, reaction: Reaction, untilXid: bigint, log: Log): Promise<boolean> {
  const event = await transaction(db, (tx) => nextFor(tx, reaction));
  if (!event || BigInt(event.xid) >= untilXid) return false;
  const concerns = reaction.on.includes(event.type);
  const begun = concerns ? await begin(db, reaction.name, event.id) : 0;
  return transaction(db, async (tx) => {
    const still = await nextFor(tx, reaction);
    const mine = still?.id === event.id;
    const skipped = concerns && mine && begun > mostEnds;
    if (skipped) await setAside(tx, reaction.name, event.id, log);
    else if (concerns) {
      await tables<EventTables>(tx)
        .deleteFrom("reaction_failure")
        .where("subscriber", "=", reaction.name)
        .where("event_id", "=", event.id)
        .where("error", "=", unfinished)
        .execute();
      if (mine) await runOne(tx, reaction, event, log);
    }
    if (mine) await advance(tx, reaction.name, event);
    return mine;
  });
}

/**
 * The first steps of a process. The one before it may have been ended by an event: it is among those of the batch that was
 * never finished, so these go one by one, each counted before it is tried. After them all goes in batches again.
 */
export async function reactCarefully(db: Db, reaction: Reaction, log: Log): Promise<void> {
  const end = BigInt((await endOfLog(db)).xid);
  for (let at = 0; at < batch && (await reactToOne(db, reaction, end, log)); at += 1);
}
