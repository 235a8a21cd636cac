import { sql, tables, type Db } from "../../platform/db.ts";
import type { ToneTables } from "./tables.ts";

/** The last public words on these tickets, the newest first. Rides reply_ticket_idx. */
export const lastSaid = (db: Db, ticketIds: readonly string[]) =>
  tables<ToneTables>(db)
    .selectFrom("reply_card")
    .select(["body", "at", "from_technician"])
    .where("ticket_id", "=", sql<string>`any(${[...ticketIds]}::uuid[])`)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(10)
    .execute();
