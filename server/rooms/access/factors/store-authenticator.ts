import { tables, type Db } from "../../../platform/db.ts";
import type { AccessTables } from "../tables.ts";

export type AuthenticatorRow = AccessTables["authenticator"];

const all = (db: Db) => tables<AccessTables>(db).selectFrom("authenticator").selectAll();

export const insertAuthenticator = (tx: Db, row: AuthenticatorRow) =>
  tables<AccessTables>(tx).insertInto("authenticator").values(row).execute();

export const authenticatorOf = (db: Db, personId: string): Promise<AuthenticatorRow | undefined> =>
  all(db).where("person_id", "=", personId).where("confirmed_at", "is not", null).executeTakeFirst();

/** The one that waits for its first code; locked. */
export const pendingAuthenticatorOf = (tx: Db, personId: string): Promise<AuthenticatorRow | undefined> =>
  all(tx).where("person_id", "=", personId).where("confirmed_at", "is", null).forUpdate().executeTakeFirst();

export const deletePendingAuthenticators = (tx: Db, personId: string) =>
  tables<AccessTables>(tx).deleteFrom("authenticator").where("person_id", "=", personId).where("confirmed_at", "is", null).execute();

/** How many there were. */
export async function deleteAuthenticators(tx: Db, personId: string): Promise<number> {
  const gone = await tables<AccessTables>(tx)
    .deleteFrom("authenticator")
    .where("person_id", "=", personId)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

export const confirmAuthenticator = (tx: Db, id: string, step: number, now: Date) =>
  tables<AccessTables>(tx)
    .updateTable("authenticator")
    .set({ confirmed_at: now, last_step: step, last_used_at: now })
    .where("id", "=", id)
    .execute();

/** Whether this caller is the one who used the code of this step: none is good twice, nor is one before it. */
export async function useStep(db: Db, id: string, step: number, now: Date): Promise<boolean> {
  const used = await tables<AccessTables>(db)
    .updateTable("authenticator")
    .set({ last_step: step, last_used_at: now })
    .where("id", "=", id)
    .where((is) => is.or([is("last_step", "is", null), is("last_step", "<", step)]))
    .returning("id")
    .executeTakeFirst();
  return used !== undefined;
}

export async function anyAuthenticator(db: Db): Promise<boolean> {
  return (await tables<AccessTables>(db).selectFrom("authenticator").select("id").limit(1).executeTakeFirst()) !== undefined;
}
