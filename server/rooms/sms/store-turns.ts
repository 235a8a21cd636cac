import type { Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { MessageRow } from "./store.ts";
import type { SmsTables } from "./tables.ts";

const own = (db: Db) => tables<SmsTables>(db);

/** Takes the next one that is due, for this worker alone until `until`, and counts the try before it is made. Rides sms_message_due_idx. */
export async function takeNext(db: Db, now: Date, until: Date): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    update sms_message set state = 'sending', attempts = attempts + 1, next_try_at = ${until}
    where id = (
      select id from sms_message where state = 'waiting' and next_try_at <= ${now} and give_up_at > ${now}
      order by next_try_at, id limit 1 for update skip locked)
    returning *`.execute(own(db));
  return rows[0];
}

/** Ends or puts back this very try; false when it is nobody's any more. */
export async function endTry(
  tx: Db,
  { id, attempts }: Pick<MessageRow, "id" | "attempts">,
  values: Updateable<SmsTables["sms_message"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await own(tx)
    .updateTable("sms_message")
    .set(values)
    .where("id", "=", id)
    .where("attempts", "=", attempts)
    .where("state", "=", "sending")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends what is of no use any more, and what somebody was sending who is no more: whether that one left nobody knows. Answers what was ended. */
export async function endOverdue(tx: Db, now: Date): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    update sms_message set text = null, ended_at = ${now},
      trouble = case when state = 'sending' then 'interrupted' else 'expired' end,
      state = case when state = 'sending' then 'uncertain' else 'failed' end
    where (state = 'sending' and next_try_at <= ${now}) or (state = 'waiting' and give_up_at <= ${now})
    returning *`.execute(own(tx));
  return rows;
}

/** Forgets old ones; answers how many. */
export async function deleteOld(db: Db, before: Date, most: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sms_message where id in (
      select id from sms_message where created_at < ${before} and ended_at is not null order by created_at limit ${most})`.execute(own(db));
  return Number(numAffectedRows ?? 0);
}
