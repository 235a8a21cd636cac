import { sql, tables, type Db } from "../../platform/db.ts";
import type { ChatTables } from "./tables.ts";

const own = (db: Db) => tables<ChatTables>(db);

/** Messages that were left, for a day: so that one that is sent twice is there once, and so that one place leaves only so many. */
export const findLeft = (db: Db, id: string) => own(db).selectFrom("chat_left").select("id").where("id", "=", id).executeTakeFirst();

export const insertLeft = (tx: Db, row: ChatTables["chat_left"]) => own(tx).insertInto("chat_left").values(row).execute();

export async function countLeft(db: Db, whose: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from chat_left where whose = ${whose} and at > ${since}`.execute(
    own(db),
  );
  return rows[0]?.count ?? 0;
}

export const forgetLeft = (db: Db, before: Date) => own(db).deleteFrom("chat_left").where("at", "<", before).execute();
