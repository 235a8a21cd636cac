import type { Selectable, Updateable } from "kysely";
import { tables, type Db } from "../../platform/db.ts";
import type { MailboxTables } from "./tables.ts";

export type ProbeRow = Selectable<MailboxTables["mailbox_probe"]>;

export const allProbes = (db: Db): Promise<ProbeRow[]> => tables<MailboxTables>(db).selectFrom("mailbox_probe").selectAll().execute();

export const probeOf = (db: Db, mailboxId: string): Promise<ProbeRow | undefined> =>
  tables<MailboxTables>(db).selectFrom("mailbox_probe").selectAll().where("mailbox_id", "=", mailboxId).executeTakeFirst();

export async function upsertProbe(tx: Db, mailboxId: string, changes: Updateable<MailboxTables["mailbox_probe"]>): Promise<void> {
  await tables<MailboxTables>(tx)
    .insertInto("mailbox_probe")
    .values({ ...changes, mailbox_id: mailboxId })
    .onConflict((at) => at.column("mailbox_id").doUpdateSet(changes))
    .execute();
}

/** The probe of this token is back; false when it is nobody's, or an older one. */
export async function returnProbe(tx: Db, mailboxId: string, token: string, now: Date): Promise<boolean> {
  const done = await tables<MailboxTables>(tx)
    .updateTable("mailbox_probe")
    .set({ back_at: now, failing_since: null })
    .where("mailbox_id", "=", mailboxId)
    .where("token", "=", token)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
