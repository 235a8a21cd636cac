import { sql, tables, type Db } from "../../platform/db.ts";
import type { FetchingRow } from "./store-fetching.ts";
import type { MailboxTables } from "./tables.ts";

/** A reader that has not been heard of for so long (s) is no more. */
const leaseSeconds = 30;

/**
 * Mailboxes that this reader may read: those it has already, and those that nobody reads. Whoever has one renews it by asking again. The
 * database's clock counts, so that those of machines may differ.
 */
export async function leaseMailboxes(db: Db, reader: string): Promise<FetchingRow[]> {
  const { rows } = await sql<FetchingRow>`
    update mailbox_fetching as f
    set reader = ${reader}, leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    from mailbox as m
    where m.id = f.mailbox_id and m.active and (f.reader = ${reader} or f.leased_until is null or f.leased_until < clock_timestamp())
    returning f.*`.execute(tables<MailboxTables>(db));
  return rows;
}

/** Lets others read what this reader had. */
export async function endLeases(db: Db, reader: string): Promise<void> {
  await tables<MailboxTables>(db)
    .updateTable("mailbox_fetching")
    .set({ reader: null, leased_until: null })
    .where("reader", "=", reader)
    .execute();
}
