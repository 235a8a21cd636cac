import type { Insertable, Selectable } from "kysely";
import { tables, type Db } from "../../../platform/db.ts";
import type { AccountTables } from "../tables.ts";

const own = (db: Db) => tables<AccountTables>(db);

export type LinkRow = Selectable<AccountTables["password_link"]>;

export const insertLink = (tx: Db, row: Insertable<AccountTables["password_link"]>) =>
  own(tx).insertInto("password_link").values(row).execute();

/** Rides password_link_token_idx. */
export const findByToken = (db: Db, hash: Buffer): Promise<LinkRow | undefined> =>
  own(db).selectFrom("password_link").selectAll().where("token_hash", "=", hash).executeTakeFirst();

export const lockByToken = (tx: Db, hash: Buffer): Promise<LinkRow | undefined> =>
  own(tx).selectFrom("password_link").selectAll().where("token_hash", "=", hash).forUpdate().executeTakeFirst();

export const lockOfPerson = (tx: Db, id: string, personId: string): Promise<LinkRow | undefined> =>
  own(tx).selectFrom("password_link").selectAll().where("id", "=", id).where("person_id", "=", personId).forUpdate().executeTakeFirst();

/** Those that are shown in the portal. Rides password_link_person_idx. */
export const openOfPerson = (db: Db, personId: string, now: Date) =>
  own(db)
    .selectFrom("password_link as l")
    .innerJoin("directory as d", "d.id", "l.directory_id")
    .select(["l.id", "l.account", "l.good_until", "d.name as directory"])
    .where("l.person_id", "=", personId)
    .where("l.way", "=", "portal")
    .where("l.used_at", "is", null)
    .where("l.good_until", ">", now)
    .orderBy("l.good_until")
    .limit(20)
    .execute();

export const changeLink = (
  tx: Db,
  id: string,
  values: Partial<Pick<LinkRow, "token_hash" | "tries" | "trying_until" | "used_at" | "good_until" | "sent">>,
) => own(tx).updateTable("password_link").set(values).where("id", "=", id).execute();

/** Whatever is open for an account ends now: another password is written. Rides password_link_account_idx. */
export const endLinks = (tx: Db, directoryId: string, key: string, now: Date) =>
  own(tx)
    .updateTable("password_link")
    .set({ good_until: now })
    .where("directory_id", "=", directoryId)
    .where("key", "=", key)
    .where("used_at", "is", null)
    .where("good_until", ">", now)
    .execute();
