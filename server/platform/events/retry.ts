import { sql, tables, transaction, type Db } from "../db.ts";
import type { Log } from "../log.ts";
import type { Reaction } from "./react.ts";
import { readOne } from "./read.ts";
import type { EventTables } from "./tables.ts";

/** Half a minute, a minute, two …: the tenth and last try comes after four hours. */
const firstWait = "30 seconds";
export const mostAttempts = 10;

const nextFailure = (tx: Db, subscribers: readonly string[], now: Date) =>
  tables<EventTables>(tx)
    .selectFrom("reaction_failure")
    .select(["subscriber", "event_id", "attempts"])
    .where("subscriber", "in", [...subscribers])
    .where("attempts", "<", mostAttempts)
    .where(sql<boolean>`failed_at + ${firstWait}::interval * power(2, attempts - 1) <= ${now}`)
    .orderBy("failed_at")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

/** Tries one failure that is due; its effect commits together with forgetting it. False when nothing is due. */
async function retryOne(tx: Db, reactions: readonly Reaction[], log: Log, now: Date): Promise<boolean> {
  const names = reactions.map(({ name }) => name);
  const failure = await nextFailure(tx, names, now);
  if (!failure) return false;
  const db = tables<EventTables>(tx);
  const { subscriber, event_id } = failure;
  const event = await readOne(tx, event_id);
  await sql`savepoint retry`.execute(db);
  try {
    if (event) await reactions.find(({ name }) => name === subscriber)?.run(tx, event);
    await db.deleteFrom("reaction_failure").where("subscriber", "=", subscriber).where("event_id", "=", event_id).execute();
    log.info({ reaction: subscriber, event: event_id, attempts: failure.attempts + 1 }, "a failed reaction went well this time");
  } catch (error) {
    await sql`rollback to savepoint retry`.execute(db);
    const message = error instanceof Error ? error.message : String(error);
    const attempts = failure.attempts + 1;
    log.error({ reaction: subscriber, event: event_id, attempts, error: message }, "a reaction failed again");
    await db
      .updateTable("reaction_failure")
      .set({ attempts, error: message.slice(0, 500), failed_at: now })
      .where("subscriber", "=", subscriber)
      .where("event_id", "=", event_id)
      .execute();
  }
  return true;
}

/** Tries again what reactions failed at and what is due; any number of processes may do so at once. */
export async function retryFailures(db: Db, reactions: readonly Reaction[], log: Log, now = new Date()): Promise<void> {
  if (reactions.length === 0) return;
  while (await transaction(db, (tx) => retryOne(tx, reactions, log, now)));
}
