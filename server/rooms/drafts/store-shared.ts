import { sql, tables, type Db } from "../../platform/db.ts";
import type { DraftTables } from "./tables.ts";

export const findShared = (db: Db, ticketId: string) =>
  tables<DraftTables>(db)
    .selectFrom("shared_draft as d")
    .innerJoin("person_card as sharer", "sharer.id", "d.shared_by")
    .innerJoin("person_card as changer", "changer.id", "d.changed_by")
    .selectAll("d")
    .select(["sharer.name as sharer_name", "changer.name as changer_name"])
    .where("d.ticket_id", "=", ticketId)
    .executeTakeFirst();
export type SharedRow = NonNullable<Awaited<ReturnType<typeof findShared>>>;

interface Words {
  ticketId: string;
  body: string;
  by: string;
  now: Date;
}

export const insertShared = (tx: Db, { ticketId, body, by, now }: Words) =>
  tables<DraftTables>(tx)
    .insertInto("shared_draft")
    .values({ ticket_id: ticketId, body, shared_by: by, shared_at: now, changed_by: by, changed_at: now })
    .execute();

export const updateShared = (tx: Db, { ticketId, body, by, now }: Words) =>
  tables<DraftTables>(tx)
    .updateTable("shared_draft")
    .set({ body, changed_by: by, changed_at: now, version: sql`version + 1` })
    .where("ticket_id", "=", ticketId)
    .execute();

export const placeShared = (tx: Db, ticketId: string, intoId: string) =>
  tables<DraftTables>(tx).updateTable("shared_draft").set({ ticket_id: intoId }).where("ticket_id", "=", ticketId).execute();

export const deleteShared = (tx: Db, ticketId: string) =>
  tables<DraftTables>(tx).deleteFrom("shared_draft").where("ticket_id", "=", ticketId).execute();
