import { tables, type Db } from "../../../platform/db.ts";
import type { AccessTables } from "../tables.ts";

export type PasskeyRow = AccessTables["passkey"];

export const insertPasskey = (tx: Db, row: PasskeyRow) => tables<AccessTables>(tx).insertInto("passkey").values(row).execute();

export const passkeysOf = (db: Db, personId: string): Promise<PasskeyRow[]> =>
  tables<AccessTables>(db)
    .selectFrom("passkey")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();

export const passkeyByCredential = (db: Db, credentialId: string): Promise<PasskeyRow | undefined> =>
  tables<AccessTables>(db).selectFrom("passkey").selectAll().where("credential_id", "=", credentialId).executeTakeFirst();

/** False when the counter did not go up: the passkey was copied (Web Authentication Level 3, 6.1.1). Those that do not count stay at 0. */
export async function touchPasskey(db: Db, id: string, counter: number, now: Date): Promise<boolean> {
  const touched = await tables<AccessTables>(db)
    .updateTable("passkey")
    .set({ counter, last_used_at: now })
    .where("id", "=", id)
    .where((is) => is.or([is("counter", "<", counter), is.and([is("counter", "=", 0), is.val(counter === 0)])]))
    .returning("id")
    .executeTakeFirst();
  return touched !== undefined;
}

/** Answers its name; undefined when the person has no such passkey. */
export const deletePasskey = (tx: Db, id: string, personId: string): Promise<{ name: string } | undefined> =>
  tables<AccessTables>(tx)
    .deleteFrom("passkey")
    .where("id", "=", id)
    .where("person_id", "=", personId)
    .returning("name")
    .executeTakeFirst();

/** How many there were. */
export async function deletePasskeys(tx: Db, personId: string): Promise<number> {
  const gone = await tables<AccessTables>(tx).deleteFrom("passkey").where("person_id", "=", personId).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
