import type { Selectable } from "kysely";
import { tables, type Db } from "../../platform/db.ts";
import type { MailTables } from "./tables.ts";

export type DoorRow = Selectable<MailTables["mail_door"]>;

/** A door of which nothing was heard for so long (ms) is none any more. */
const silence = 60_000;

/** As it is now; a row that others took for gone is there again. */
export async function putDoor(db: Db, row: DoorRow): Promise<void> {
  const { id: _, ...now } = row;
  await tables<MailTables>(db)
    .insertInto("mail_door")
    .values(row)
    .onConflict((at) => at.column("id").doUpdateSet(now))
    .execute();
}

export async function deleteDoor(db: Db, id: string): Promise<void> {
  await tables<MailTables>(db).deleteFrom("mail_door").where("id", "=", id).execute();
}

/** Those of workers that ended without a word. */
export async function deleteSilentDoors(db: Db, now: Date): Promise<void> {
  await tables<MailTables>(db)
    .deleteFrom("mail_door")
    .where("seen_at", "<", new Date(now.getTime() - silence))
    .execute();
}

/** Those that stand open, the oldest first. */
export const openDoors = (db: Db, now: Date): Promise<DoorRow[]> =>
  tables<MailTables>(db)
    .selectFrom("mail_door")
    .selectAll()
    .where("seen_at", ">=", new Date(now.getTime() - silence))
    .orderBy("opened_at")
    .execute();
