import { sql, tables, type Db } from "../../platform/db.ts";
import type { PromiseTables } from "./tables.ts";

/** When the desk began to call somebody; null for a contact that was no call of ours. */
export async function calledFrom(db: Db, contactId: string): Promise<Date | null> {
  const { rows } = await sql<{ started_at: Date }>`
    select started_at from contact_card where id = ${contactId} and channel = 'phone' and direction = 'outbound'`.execute(
    tables<PromiseTables>(db),
  );
  return rows[0]?.started_at ?? null;
}
