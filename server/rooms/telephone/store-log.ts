import type { Insertable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { TelephoneTables } from "./tables.ts";

const own = (db: Db) => tables<TelephoneTables>(db);

export const insertLogged = (db: Db, row: Insertable<TelephoneTables["telephone_event"]>) =>
  own(db).insertInto("telephone_event").values(row).execute();

/** Newest first, one more than asked for. Rides telephone_event_newest_idx. */
export function listLogged(db: Db, systemId: string, after: readonly unknown[] | null, limit: number) {
  let query = own(db)
    .selectFrom("telephone_event")
    .selectAll()
    .select(sql<string>`at::text`.as("exact_at"))
    .where("system_id", "=", systemId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (after) query = query.where(sql<boolean>`(at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}
export type LoggedRow = Awaited<ReturnType<typeof listLogged>>[number];

/** What is older than two weeks, and of each system all but its latest thousands. */
export async function sweepLog(db: Db, before: Date, most: number): Promise<void> {
  await own(db).deleteFrom("telephone_event").where("at", "<", before).execute();
  await sql`delete from telephone_event e using telephone_system s
    where s.id = e.system_id and (e.at, e.id) < (
      select at, id from telephone_event x where x.system_id = s.id order by at desc, id desc offset ${most} limit 1)`.execute(own(db));
}

export const sweepTaken = (db: Db, before: Date) => own(db).deleteFrom("telephone_taken").where("taken_at", "<", before).execute();
