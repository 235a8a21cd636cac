import { sql, tables, type Db } from "../../platform/db.ts";
import type { AccessTables } from "./tables.ts";

/** Uses up what serves once. Whether this caller is the one who did: of many at the same time one is. */
export async function useUp(tx: Db, table: "sign_in_code" | "pending_sign_in", id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update ${sql.table(table)} set used_at = ${now} where id = ${id} and used_at is null returning id`.execute(tables<AccessTables>(tx));
  return rows.length === 1;
}
