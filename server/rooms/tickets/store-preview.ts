import { sql, tables, type Db } from "../../platform/db.ts";
import type { TicketTables } from "./tables.ts";

const open = (db: Db) => tables<TicketTables>(db);

export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await open(db)
    .selectFrom("person_card")
    .select(["id", "name"])
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How many public messages stand in each. Rides reply_ticket_idx. */
export async function publicWordsIn(db: Db, ticketIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ ticket_id: string; n: number }>`
    select ticket_id, count(*)::int as n from reply where ticket_id = any(${[...ticketIds]}::uuid[]) group by ticket_id`.execute(open(db));
  return new Map(rows.map(({ ticket_id, n }) => [ticket_id, n]));
}
