import { sql, tables, type Db } from "../../platform/db.ts";
import type { AccessTables } from "./tables.ts";

export type ApiKeyRow = AccessTables["api_key"];

export const insertApiKey = (tx: Db, row: ApiKeyRow) => tables<AccessTables>(tx).insertInto("api_key").values(row).execute();

export const apiKeysOf = (db: Db, personId: string): Promise<ApiKeyRow[]> =>
  tables<AccessTables>(db)
    .selectFrom("api_key")
    .selectAll()
    .where("person_id", "=", personId)
    .where("revoked_at", "is", null)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();

export const touchApiKey = (db: Db, id: string, now: Date) =>
  tables<AccessTables>(db).updateTable("api_key").set({ last_used_at: now }).where("id", "=", id).execute();

/** Answers its name; undefined when there is no such key of that person left to revoke. */
export const revokeApiKeyOf = (tx: Db, id: string, personId: string, now: Date): Promise<{ name: string } | undefined> =>
  tables<AccessTables>(tx)
    .updateTable("api_key")
    .set({ revoked_at: now })
    .where("id", "=", id)
    .where("person_id", "=", personId)
    .where("revoked_at", "is", null)
    .returning("name")
    .executeTakeFirst();

export async function aliveApiKeys(db: Db, ids: readonly string[], now: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tables<AccessTables>(db)
    .selectFrom("api_key as k")
    .select("k.id")
    .where("k.id", "=", sql<string>`any(${ids}::uuid[])`)
    .where("k.revoked_at", "is", null)
    .where((is) => is.or([is("k.expires_at", "is", null), is("k.expires_at", ">", now)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom("account as a").select("a.person_id").whereRef("a.person_id", "=", "k.person_id").where("a.disabled", "=", true)),
      ),
    )
    .execute();
  return new Set(rows.map((row) => row.id));
}
