import { sql, tables, type Db } from "../../platform/db.ts";
import type { AsteriskFault } from "./asterisk/fault.ts";
import type { SystemRow } from "./store.ts";
import type { TelephoneTables } from "./tables.ts";

const own = (db: Db) => tables<TelephoneTables>(db);

/** A process that has not been heard of for so long (s) listens no more. */
const leaseSeconds = 30;

export const insertConnection = (tx: Db, systemId: string) =>
  own(tx).insertInto("telephone_connection").values({ system_id: systemId }).execute();

/**
 * Telephone systems that this process may listen to: those it has already, and those that nobody has. Whoever has one renews it by
 * asking again. The database's clock counts, so that those of machines may differ.
 */
export async function leaseConnections(db: Db, reader: string): Promise<SystemRow[]> {
  const { rows } = await sql<SystemRow>`
    update telephone_connection as c
    set reader = ${reader}, leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
    from telephone_system as s
    where s.id = c.system_id and s.active and s.kind = 'ari'
      and (c.reader = ${reader} or c.leased_until is null or c.leased_until < clock_timestamp())
    returning s.*`.execute(own(db));
  return rows;
}

/** Lets others listen to what this process had. */
export async function endConnections(db: Db, reader: string): Promise<void> {
  await own(db)
    .updateTable("telephone_connection")
    .set({ reader: null, leased_until: null, connected_at: null })
    .where("reader", "=", reader)
    .execute();
}

/** What was known of how it goes holds no more. */
export const beginAnew = (tx: Db, systemId: string) =>
  own(tx)
    .updateTable("telephone_connection")
    .set({ connected_at: null, failing_since: null, fault: null })
    .where("system_id", "=", systemId)
    .execute();

export const noteConnected = (db: Db, systemId: string, now: Date) =>
  own(db)
    .updateTable("telephone_connection")
    .set({ connected_at: now, failing_since: null, fault: null })
    .where("system_id", "=", systemId)
    .execute();

export const noteFailing = (db: Db, systemId: string, now: Date, fault: AsteriskFault) =>
  own(db)
    .updateTable("telephone_connection")
    .set({
      connected_at: null,
      failing_since: sql<Date>`coalesce(failing_since, ${now}::timestamptz)`,
      fault: sql<AsteriskFault>`${JSON.stringify(fault)}::jsonb`,
    })
    .where("system_id", "=", systemId)
    .execute();

/** How many are to be listened to, and those that have not been for some while: since `before`, or by nobody at all. */
export async function findDeaf(db: Db, before: Date): Promise<{ count: number; deaf: { name: string; fault: AsteriskFault | null }[] }> {
  const rows = await own(db)
    .selectFrom("telephone_system as s")
    .innerJoin("telephone_connection as c", "c.system_id", "s.id")
    .select(["s.name", "s.changed_at", "c.connected_at", "c.failing_since", "c.leased_until", "c.fault"])
    .where("s.active", "=", true)
    .where("s.kind", "=", "ari")
    .orderBy("s.id")
    .execute();
  const deaf = rows.filter((row) => {
    if (row.failing_since) return row.failing_since < before;
    const listened = row.connected_at !== null && row.leased_until !== null && row.leased_until > before;
    return !listened && row.changed_at < before;
  });
  return { count: rows.length, deaf: deaf.map(({ name, fault }) => ({ name, fault })) };
}
