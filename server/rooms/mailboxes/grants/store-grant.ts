import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../../platform/db.ts";
import type { MailboxTables } from "../tables.ts";

export type GrantRow = Selectable<MailboxTables["mailbox_grant"]>;
const open = (db: Db) => tables<MailboxTables>(db);

/** A process that asks for a token and is not heard of for so long (s) is no more. */
const patienceSeconds = 30;

export const grantOf = (db: Db, mailboxId: string): Promise<GrantRow | undefined> =>
  open(db).selectFrom("mailbox_grant").selectAll().where("mailbox_id", "=", mailboxId).executeTakeFirst();

export const allGrants = (db: Db): Promise<GrantRow[]> => open(db).selectFrom("mailbox_grant").selectAll().execute();

export async function upsertGrant(tx: Db, row: Insertable<MailboxTables["mailbox_grant"]>): Promise<void> {
  const { mailbox_id: _, ...changes } = row;
  await open(tx)
    .insertInto("mailbox_grant")
    .values(row)
    .onConflict((at) => at.column("mailbox_id").doUpdateSet(changes))
    .execute();
}

/** Changes the grant of that moment; one that was given since stays as it is. */
export async function changeGrant(
  db: Db,
  { mailbox_id, granted_at }: Pick<GrantRow, "mailbox_id" | "granted_at">,
  changes: Updateable<MailboxTables["mailbox_grant"]>,
): Promise<boolean> {
  const done = await open(db)
    .updateTable("mailbox_grant")
    .set(changes)
    .where("mailbox_id", "=", mailbox_id)
    .where("granted_at", "=", granted_at)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function deleteGrant(tx: Db, mailboxId: string): Promise<boolean> {
  const done = await open(tx).deleteFrom("mailbox_grant").where("mailbox_id", "=", mailboxId).executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/**
 * Whether this process is the one that asks for a new token, with what it has read; the others wait for it. A refresh token may be good
 * for once only. The database's clock counts.
 */
export async function takeRenewal(db: Db, { mailbox_id, granted_at, renew_at }: GrantRow): Promise<boolean> {
  const { rows } = await sql`
    update mailbox_grant set renewing_until = clock_timestamp() + make_interval(secs => ${patienceSeconds})
    where mailbox_id = ${mailbox_id} and granted_at = ${granted_at} and renew_at is not distinct from ${renew_at}
      and (renewing_until is null or renewing_until < clock_timestamp())
    returning 1 as taken`.execute(open(db));
  return rows.length === 1;
}

/** What read and sent with the old settings begins anew. */
export async function beginAnew(tx: Db, mailboxId: string): Promise<void> {
  const next = { revision: sql<number>`revision + 1` };
  await open(tx).updateTable("mailbox_fetching").set(next).where("mailbox_id", "=", mailboxId).where("auth", "=", "oauth2").execute();
  await open(tx)
    .updateTable("mailbox_sending")
    .set({ ...next, paused_until: null })
    .where("mailbox_id", "=", mailboxId)
    .where("auth", "=", "oauth2")
    .execute();
}
