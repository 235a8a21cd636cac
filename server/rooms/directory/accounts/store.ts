import type { AccountClass } from "../../../../contract/verification.ts";
import { tables, type Db } from "../../../platform/db.ts";
import type { DirectoryTables } from "../tables.ts";
import type { LiveAccount } from "./account-connector.ts";

const own = (db: Db) => tables<DirectoryTables>(db);

const known = (db: Db) =>
  own(db)
    .selectFrom("directory_person as p")
    .innerJoin("directory as d", "d.id", "p.directory_id")
    .innerJoin("person_card as c", "c.id", "p.person_id")
    .select(["p.directory_id", "d.name as directory_name", "p.key", "p.person_id", "c.name as person_name", "p.user_name"])
    .select(["p.account_class", "p.enabled", "p.left_at", "d.writes", "d.active"]);

export type KnownRow = Awaited<ReturnType<typeof accountsOfPerson>>[number];

/** Somebody's accounts, also those that they have left with. Rides directory_person_once_idx. */
export const accountsOfPerson = (db: Db, personId: string) => known(db).where("p.person_id", "=", personId).orderBy("d.name").execute();

/** Whose an account is. */
export const knownAccount = (db: Db, directoryId: string, key: string) =>
  known(db).where("p.directory_id", "=", directoryId).where("p.key", "=", key).executeTakeFirst();

/** What was seen of an account just now, for whoever asks before the next look. */
export const noteLook = (tx: Db, directoryId: string, { key, dn, enabled }: LiveAccount, accountClass: AccountClass, now: Date) =>
  own(tx)
    .updateTable("directory_person")
    .set({ dn, account_class: accountClass, looked_at: now, ...(enabled !== null && { enabled }) })
    .where("directory_id", "=", directoryId)
    .where("key", "=", key)
    .execute();

/** An account that was made for somebody who is known here is theirs from now on; not where they have one already. */
export const linkAccount = (tx: Db, directoryId: string, personId: string, { key, dn, userName, enabled, fields, name }: LiveAccount) =>
  own(tx)
    .insertInto("directory_person")
    .values({
      ...{ directory_id: directoryId, key, person_id: personId, dn, user_name: userName, enabled: enabled ?? true, left_at: null },
      facts: { name, email: fields.email, phone: fields.phone, mobile: fields.mobile, title: fields.title, department: fields.department },
    })
    .onConflict((at) => at.doNothing())
    .execute();
