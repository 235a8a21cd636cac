import { sql, tables, type Db } from "../../platform/db.ts";
import type { DraftTables } from "./tables.ts";

/** Newest first. */
export function draftsOf(db: Db, personId: string, key: string | undefined) {
  const mine = tables<DraftTables>(db).selectFrom("draft").select(["key", "body", "updated_at"]).where("person_id", "=", personId);
  return (key === undefined ? mine : mine.where("key", "=", key)).orderBy("updated_at", "desc").orderBy("key").execute();
}

export const putDraft = (tx: Db, row: DraftTables["draft"]) =>
  tables<DraftTables>(tx)
    .insertInto("draft")
    .values(row)
    .onConflict((at) => at.columns(["person_id", "key"]).doUpdateSet({ body: row.body, updated_at: row.updated_at }))
    .execute();

export const deleteDraft = (tx: Db, personId: string, key: string) =>
  tables<DraftTables>(tx).deleteFrom("draft").where("person_id", "=", personId).where("key", "=", key).execute();

/** How many others than this one the person keeps, and how long they are together. */
export const countOthers = (db: Db, personId: string, key: string): Promise<{ count: number; letters: number }> =>
  tables<DraftTables>(db)
    .selectFrom("draft")
    .select([sql<number>`count(*)`.as("count"), sql<number>`coalesce(sum(length(body)), 0)`.as("letters")])
    .where("person_id", "=", personId)
    .where("key", "<>", key)
    .executeTakeFirstOrThrow();
