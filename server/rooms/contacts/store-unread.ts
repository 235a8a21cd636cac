import { sql, tables, type Db } from "../../platform/db.ts";
import type { ContactTables } from "./tables.ts";

/** Not for a contact that has ended: nobody sees it in the bar. */
export const addUnread = (tx: Db, id: string, now: Date, more: number) =>
  tables<ContactTables>(tx)
    .updateTable("contact")
    .set({ unread: sql<number>`unread + ${more}::int`, unread_since: sql<Date>`coalesce(unread_since, ${now}::timestamptz)` })
    .where("id", "=", id)
    .where("state", "<>", "ended")
    .returning("ticket_id")
    .executeTakeFirst();

export const clearUnread = (tx: Db, id: string) =>
  tables<ContactTables>(tx)
    .updateTable("contact")
    .set({ unread: 0, unread_since: null })
    .where("id", "=", id)
    .where("unread", ">", 0)
    .returning("ticket_id")
    .executeTakeFirst();
