import { sql, tables, transaction, type Db } from "../db.ts";
import type { Log } from "../log.ts";
import type { Reaction } from "./reaction.ts";
import { readOne } from "./read.ts";
import type { EventTables } from "./tables.ts";

/** Half a minute, a minute, two …: the tenth and last try comes after four hours. */
const firstWait = 30;
export const mostAttempts = 10;

/** When a failure is tried again by itself; null when it was tried often enough. */
export const nextTry = (failedAt: Date, attempts: number): Date | null =>
  attempts < mostAttempts ? new Date(failedAt.getTime() + firstWait * 1000 * 2 ** (attempts - 1)) : null;

interface Attempt {
  subscriber: string;
  event_id: string;
  attempts: number;
}

/** Takes one failure that is due and counts the try before it is made: one that ends the process is not tried for ever. */
const beginAttempt = (db: Db, subscribers: readonly string[], now: Date): Promise<Attempt | undefined> =>
  transaction(db, async (tx) => {
    const due = await tables<EventTables>(tx)
      .selectFrom("reaction_failure")
      .select(["subscriber", "event_id"])
      .where("subscriber", "in", [...subscribers])
      .where("attempts", "<", mostAttempts)
      .where(sql<boolean>`failed_at + make_interval(secs => ${firstWait} * power(2, attempts - 1)) <= ${now}`)
      .orderBy("failed_at")
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!due) return undefined;
    return tables<EventTables>(tx)
      .updateTable("reaction_failure")
      .set({ attempts: sql<number>`attempts + 1`, failed_at: now })
      .where("subscriber", "=", due.subscriber)
      .where("event_id", "=", due.event_id)
      .returning(["subscriber", "event_id", "attempts"])
      .executeTakeFirst();
  });

/** Its effect commits together with forgetting that it failed. */
async function attempt(db: Db, reactions: readonly Reaction[], { subscriber, event_id, attempts }: Attempt, log: Log): Promise<void> {
  const facts = { reaction: subscriber, event: event_id, attempts };
  try {
    await transaction(db, async (tx) => {
      const event = await readOne(tx, event_id);
      if (event) await reactions.find(({ name }) => name === subscriber)?.run(tx, event);
      await tables<EventTables>(tx)
        .deleteFrom("reaction_failure")
        .where("subscriber", "=", subscriber)
        .where("event_id", "=", event_id)
        .execute();
    });
    log.info(facts, "a failed reaction went well this time");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log.error({ ...facts, error: message }, "a reaction failed again");
    await tables<EventTables>(db)
      .updateTable("reaction_failure")
      .set({ error: message.slice(0, 500) })
      .where("subscriber", "=", subscriber)
      .where("event_id", "=", event_id)
      .execute();
  }
}

/** Tries again what reactions failed at and what is due; any number of processes may do so at once. */
export async function retryFailures(db: Db, reactions: readonly Reaction[], log: Log, now = new Date()): Promise<void> {
  if (reactions.length === 0) return;
  const names = reactions.map(({ name }) => name);
  for (let next = await beginAttempt(db, names, now); next; next = await beginAttempt(db, names, now))
    await attempt(db, reactions, next, log);
}
