import { tables, type Db } from "../../platform/db.ts";
import type { ActionRow } from "./store.ts";
import type { AccountTables } from "./tables.ts";

const own = (db: Db) => tables<AccountTables>(db);

const pending = (db: Db) =>
  own(db).selectFrom("account_action").selectAll().where("delete_at", "is not", null).where("settled_at", "is", null);

/** Which account is off to be deleted. Rides account_action_deletion_idx. */
export const pendingDeletion = (db: Db, directoryId: string, key: string): Promise<ActionRow | undefined> =>
  pending(db).where("directory_id", "=", directoryId).where("key", "=", key).executeTakeFirst();

/** Those whose days are over, each held by whoever asks. Rides account_action_delete_at_idx. */
export const dueDeletions = (tx: Db, now: Date): Promise<ActionRow[]> =>
  pending(tx).where("delete_at", "<=", now).orderBy("delete_at").limit(100).forUpdate().skipLocked().execute();

export const changeDeletion = (tx: Db, id: string, values: { delete_at?: Date; settled_at?: Date }) =>
  own(tx).updateTable("account_action").set(values).where("id", "=", id).where("settled_at", "is", null).execute();
