import type { Updateable } from "kysely";
import { sql, tables, transaction, type Db } from "../../platform/db.ts";
import type { SyncRow } from "./store-sync.ts";
import type { DirectoryTables } from "./tables.ts";

const own = (db: Db) => tables<DirectoryTables>(db);

/** Longer than a page takes: whoever takes no step for so long is dead. By the clock of the database, which all processes share. */
const until = (seconds: number) => sql<Date>`now() + ${seconds} * interval '1 second'`;
const lease = 120;

/** One that waits is this process's for a while; one that somebody left half done is found, too, and has failed. */
export const leaseSync = (db: Db, seconds = lease): Promise<SyncRow | undefined> =>
  own(db)
    .updateTable("directory_sync")
    .set((is) => ({
      lease: sql<string>`gen_random_uuid()`,
      leased_until: until(seconds),
      state: is.case().when("state", "=", "waiting").then("reading").else("failed").end() as never,
    }))
    .where("id", "=", (from) =>
      from
        .selectFrom("directory_sync")
        .select("id")
        .where("ended_at", "is", null)
        .where((is) => is.or([is("leased_until", "is", null), is("leased_until", "<", sql<Date>`now()`)]))
        .orderBy("asked_at")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();

/** `lost`: another process has it, or has ended it. `changed`: the directory was switched off, or its settings are others. */
export class Stopped extends Error {
  readonly why: "lost" | "changed" | "interrupted";
  constructor(why: Stopped["why"]) {
    super(`the reading stops: ${why}`);
    this.why = why;
  }
}

/** Holds a reading until the end of the transaction: nobody else takes it over or ends it meanwhile. */
async function hold(tx: Db, { id, lease: token }: SyncRow): Promise<void> {
  const held = own(tx).selectFrom("directory_sync").select("id").where("id", "=", id).where("lease", "=", token);
  if (!(await held.where("ended_at", "is", null).forUpdate().executeTakeFirst())) throw new Stopped("lost");
}

async function requireSettings(tx: Db, { directory_id: id, directory_version: version }: SyncRow): Promise<void> {
  const same = own(tx).selectFrom("directory").select("id").where("id", "=", id).where("version", "=", version);
  if (!(await same.where("active", "=", true).forShare().executeTakeFirst())) throw new Stopped("changed");
}

type Values = Updateable<DirectoryTables["directory_sync"]>;
const change = (tx: Db, id: string, values: Values, seconds: number | null) =>
  own(tx)
    .updateTable("directory_sync")
    .set({ ...values, leased_until: seconds === null ? null : until(seconds) })
    .where("id", "=", id)
    .execute();

/** A step of a reading, for whoever holds it and while the settings are those it was asked with; with what becomes of it by that. */
export const step = (db: Db, sync: SyncRow, work: (tx: Db) => Promise<Values>): Promise<void> =>
  transaction(db, async (tx) => {
    await hold(tx, sync);
    await requireSettings(tx, sync);
    await change(tx, sync.id, await work(tx), lease);
  });

/** The last one. */
export const endSync = (db: Db, sync: SyncRow, values: Values, work: (tx: Db) => Promise<void>): Promise<void> =>
  transaction(db, async (tx) => {
    await hold(tx, sync);
    await change(tx, sync.id, values, null);
    await work(tx);
  });

/** What was put aside is all there: a table without a journal is empty after a crash, and looks as if everybody had left. */
export async function requireRead(tx: Db, syncId: string, read: number): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from directory_read where sync_id = ${syncId}`.execute(own(tx));
  if (rows[0]?.n !== read) throw new Stopped("interrupted");
}
