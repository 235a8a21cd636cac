import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { Account } from "./ldap/account.ts";
import type { Read } from "./plan-person.ts";
import type { DirectoryTables } from "./tables.ts";

const own = (db: Db) => tables<DirectoryTables>(db);

export type SyncRow = Selectable<DirectoryTables["directory_sync"]>;
export type ShownSync = SyncRow & { directory_name: string; asker: string | null };

const shown = (db: Db) =>
  own(db)
    .selectFrom("directory_sync as s")
    .innerJoin("directory as d", "d.id", "s.directory_id")
    .leftJoin("person_card as p", "p.id", "s.asked_by")
    .selectAll("s")
    .select(["d.name as directory_name", "p.name as asker"]);

export const findSync = (db: Db, id: string): Promise<ShownSync | undefined> => shown(db).where("s.id", "=", id).executeTakeFirst();

export const listSyncs = (db: Db, directoryId: string): Promise<ShownSync[]> =>
  shown(db).where("s.directory_id", "=", directoryId).orderBy("s.asked_at", "desc").orderBy("s.id", "desc").limit(20).execute();

/** False where one is going on. */
export async function insertSync(tx: Db, row: Insertable<DirectoryTables["directory_sync"]>): Promise<boolean> {
  const done = await own(tx)
    .insertInto("directory_sync")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** One that waits is this process's for a while; one that somebody left half done is found, too, and has failed. */
export const leaseSync = (db: Db, now: Date, until: Date): Promise<SyncRow | undefined> =>
  own(db)
    .updateTable("directory_sync")
    .set((is) => ({ leased_until: until, state: is.case().when("state", "=", "waiting").then("reading").else("failed").end() as never }))
    .where("id", "=", (from) =>
      from
        .selectFrom("directory_sync")
        .select("id")
        .where("ended_at", "is", null)
        .where((is) => is.or([is("leased_until", "is", null), is("leased_until", "<", now)]))
        .orderBy("asked_at")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();

export const changeSync = (tx: Db, id: string, values: Updateable<DirectoryTables["directory_sync"]>) =>
  own(tx).updateTable("directory_sync").set(values).where("id", "=", id).execute();

/** Directories whose people are to be read again by now. */
export const dueDirectories = (db: Db, now: Date) =>
  own(db)
    .selectFrom("directory as d")
    .select("d.id")
    .where("d.active", "=", true)
    .where("d.sync_minutes", "is not", null)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom("directory_sync as s")
            .select("s.id")
            .whereRef("s.directory_id", "=", "d.id")
            .where("s.preview", "=", false)
            .where(sql<boolean>`s.asked_at > ${now}::timestamptz - d.sync_minutes * interval '1 minute'`),
        ),
      ),
    )
    .execute();

export const forgetOldSyncs = (db: Db, before: Date) => own(db).deleteFrom("directory_sync").where("ended_at", "<", before).execute();

/** What was read of a page. An account that comes twice counts once. */
export async function keepRead(tx: Db, syncId: string, accounts: readonly Account[]): Promise<void> {
  const rows = accounts.map(({ key, dn, userName, facts, enabled }) => ({ key, dn, user_name: userName, facts, enabled }));
  await sql`insert into directory_read (sync_id, key, dn, user_name, facts, enabled)
    select ${syncId}::uuid, key, dn, user_name, facts, enabled from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (key text, dn text, user_name text, facts jsonb, enabled boolean) on conflict do nothing`.execute(own(tx));
}

export const forgetRead = (db: Db, syncId: string) => own(db).deleteFrom("directory_read").where("sync_id", "=", syncId).execute();

export type ReadRow = Read & { key: string; dn: string; user_name: string; person_id: string | null };

/** How the planner estimates what a reading has just filled is wrong until this. */
export const countRead = (db: Db) => sql`analyze directory_read`.execute(own(db));

/** Accounts that are not as they were last time, and those whose person is not as the account: in the order of their keys. */
export const readAfter = (db: Db, directoryId: string, syncId: string, after: string, most: number): Promise<ReadRow[]> =>
  sql<ReadRow>`select r.key, r.dn, r.user_name, r.facts, r.enabled, p.person_id, p.facts as facts_before, p.left_at is not null as had_left,
      exists (select from directory_read t where t.sync_id = r.sync_id and t.facts->>'email' = r.facts->>'email' and t.key < r.key) as twin
    from directory_read r left join directory_person p on p.directory_id = ${directoryId} and p.key = r.key
    where r.sync_id = ${syncId} and r.key > ${after} order by r.key limit ${most}`
    .execute(own(db))
    .then(({ rows }) => rows);

/** People whose account was there last time and is no more. */
export const goneAfter = (db: Db, directoryId: string, syncId: string, after: string, most: number) =>
  own(db)
    .selectFrom("directory_person as p")
    .innerJoin("person_card as c", "c.id", "p.person_id")
    .select(["p.key", "p.person_id", "p.dn", "c.name", "c.active"])
    .where("p.directory_id", "=", directoryId)
    .where("p.left_at", "is", null)
    .where("p.key", ">", after)
    .where((is) =>
      is.not(
        is.exists(is.selectFrom("directory_read as r").select("r.key").where("r.sync_id", "=", syncId).whereRef("r.key", "=", "p.key")),
      ),
    )
    .orderBy("p.key")
    .limit(most)
    .execute();

/** How many active people are known from the directory, and how many of those are gone or disabled by what was read. */
export async function countLeaving(db: Db, directoryId: string, syncId: string): Promise<{ known: number; leaving: number }> {
  const { rows } = await sql<{ known: number; leaving: number }>`select count(*)::int as known,
      count(*) filter (where r.key is null or not r.enabled)::int as leaving
    from directory_person p join person_card c on c.id = p.person_id and c.active
    left join directory_read r on r.sync_id = ${syncId} and r.key = p.key
    where p.directory_id = ${directoryId} and p.left_at is null`.execute(own(db));
  return rows[0] ?? { known: 0, leaving: 0 };
}

/** Those of these people who have an account in this directory, with its key. */
export const linkedAmong = (db: Db, directoryId: string, people: readonly string[]) =>
  own(db)
    .selectFrom("directory_person")
    .select(["person_id", "key"])
    .where("directory_id", "=", directoryId)
    .where("person_id", "=", sql<string>`any(${[...people]}::uuid[])`)
    .execute();

export async function keepLinks(tx: Db, rows: readonly Omit<DirectoryTables["directory_person"], "left_at">[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into directory_person (directory_id, key, person_id, dn, user_name, facts, enabled, left_at)
    select directory_id, key, person_id, dn, user_name, facts, enabled, case when not enabled then ${now}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (directory_id uuid, key text, person_id uuid, dn text, user_name text, facts jsonb, enabled boolean)
    on conflict (directory_id, key) do update set dn = excluded.dn, user_name = excluded.user_name, facts = excluded.facts,
      enabled = excluded.enabled, left_at = case when excluded.enabled then null else coalesce(directory_person.left_at, excluded.left_at) end`.execute(
    own(tx),
  );
}

export const markLeft = (tx: Db, directoryId: string, keys: readonly string[], now: Date) =>
  own(tx)
    .updateTable("directory_person")
    .set({ left_at: now, enabled: false })
    .where("directory_id", "=", directoryId)
    .where("key", "=", sql<string>`any(${[...keys]}::text[])`)
    .execute();

export async function keepChanges(tx: Db, rows: readonly Insertable<DirectoryTables["directory_change"]>[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into directory_change (sync_id, n, outcome, name, dn, person_id, fields, reason, reason_facts)
    select sync_id, n, outcome, name, dn, person_id, fields, reason, reason_facts from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (sync_id uuid, n integer, outcome text, name text, dn text, person_id uuid, fields jsonb, reason text, reason_facts jsonb)`.execute(
    own(tx),
  );
}

export type ChangeRow = Selectable<DirectoryTables["directory_change"]>;

export function listChanges(db: Db, syncId: string, after: number, most: number, outcome?: ChangeRow["outcome"]): Promise<ChangeRow[]> {
  let query = own(db).selectFrom("directory_change").selectAll().where("sync_id", "=", syncId).where("n", ">", after);
  if (outcome) query = query.where("outcome", "=", outcome);
  return query
    .orderBy("n")
    .limit(most + 1)
    .execute();
}
