import type { Insertable, Selectable } from "kysely";
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

/** Directories whose people are to be read again by now. */
export const dueDirectories = (db: Db, now: Date) =>
  own(db)
    .selectFrom("directory as d")
    .select(["d.id", "d.active", "d.version"])
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

/** What was read of a page, and how many those are: an account that comes twice counts once. */
export async function keepRead(tx: Db, syncId: string, accounts: readonly Account[]): Promise<number> {
  const rows = accounts.map(({ key, dn, userName, facts, enabled }) => ({ key, dn, user_name: userName, facts, enabled }));
  const done = await sql`insert into directory_read (sync_id, key, dn, user_name, facts, enabled)
    select ${syncId}::uuid, key, dn, user_name, facts, enabled from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (key text, dn text, user_name text, facts jsonb, enabled boolean) on conflict do nothing`.execute(own(tx));
  return Number(done.numAffectedRows ?? 0n);
}

export const forgetRead = (db: Db, syncId: string) => own(db).deleteFrom("directory_read").where("sync_id", "=", syncId).execute();

export type ReadRow = Read & { key: string; dn: string; user_name: string; person_id: string | null; enabled_before: boolean | null };

/** How the planner estimates what a reading has just filled is wrong until this. */
export const countRead = (db: Db) => sql`analyze directory_read`.execute(own(db));

/** Accounts in the order of their keys. Of those with one address goes first who was known before, then who is not switched off. */
export const readAfter = (db: Db, directoryId: string, syncId: string, after: string, most: number): Promise<ReadRow[]> =>
  sql<ReadRow>`select r.key, r.dn, r.user_name, r.facts, r.enabled, p.person_id, p.facts as facts_before, p.enabled as enabled_before,
      p.left_at is not null as had_left,
      exists (select from directory_read t left join directory_person k on k.directory_id = ${directoryId} and k.key = t.key
        where t.sync_id = r.sync_id and t.facts->>'email' = r.facts->>'email' and t.key <> r.key
        and (k.key is null, t.enabled is false, t.key) < (p.key is null, r.enabled is false, r.key)) as twin
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

/**
 * How many could leave at most: active people whose account was not read, or is switched off. Fewer do, where an account was made anew
 * or an administrator stays.
 */
export async function countLeaving(db: Db, directoryId: string, syncId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from directory_person p
    join person_card c on c.id = p.person_id and c.active
    left join directory_read r on r.sync_id = ${syncId} and r.key = p.key
    where p.directory_id = ${directoryId} and p.left_at is null and (r.key is null or r.enabled is false)`.execute(own(db));
  return rows[0]?.n ?? 0;
}

/** How many active people are known from the directory. */
export async function countKnown(db: Db, directoryId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from directory_person p
    join person_card c on c.id = p.person_id and c.active where p.directory_id = ${directoryId} and p.left_at is null`.execute(own(db));
  return rows[0]?.n ?? 0;
}

export type Link = Pick<DirectoryTables["directory_person"], "person_id" | "directory_id" | "key" | "facts" | "left_at"> & {
  read: boolean;
};

/** All accounts of these people, also in other directories; `read`: this reading has it. */
export const linksOf = (db: Db, syncId: string, people: readonly string[]): Promise<Link[]> =>
  own(db)
    .selectFrom("directory_person as p")
    .select(["p.person_id", "p.directory_id", "p.key", "p.facts", "p.left_at"])
    .select((is) =>
      is
        .exists(is.selectFrom("directory_read as r").select("r.key").where("r.sync_id", "=", syncId).whereRef("r.key", "=", "p.key"))
        .$castTo<boolean>()
        .as("read"),
    )
    .where("p.person_id", "=", sql<string>`any(${[...people]}::uuid[])`)
    .execute();

/** `left`: the person has left because of it; null: as it was. */
export type KeptLink = Omit<Selectable<DirectoryTables["directory_person"]>, "left_at" | "enabled" | "account_class" | "looked_at"> & {
  enabled: boolean | null;
  left: boolean | null;
};

/** Their account is another one from now on. */
export const moveLinks = async (tx: Db, directoryId: string, moved: readonly { before: string; key: string }[]): Promise<void> =>
  void (
    moved.length > 0 &&
    (await sql`update directory_person p set key = r.key from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as r (before text, key text)
      where p.directory_id = ${directoryId} and p.key = r.before`.execute(own(tx)))
  );

export async function keepLinks(tx: Db, rows: readonly KeptLink[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`with r as materialized (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (directory_id uuid, key text, person_id uuid, dn text, user_name text, facts jsonb, enabled boolean, "left" boolean)),
    known as (update directory_person p set dn = r.dn, user_name = r.user_name, facts = r.facts, enabled = coalesce(r.enabled, p.enabled),
      left_at = case when r."left" then ${now}::timestamptz when r."left" is null then p.left_at end
      from r where p.directory_id = r.directory_id and p.key = r.key returning p.key)
    insert into directory_person (directory_id, key, person_id, dn, user_name, facts, enabled)
      select directory_id, key, person_id, dn, user_name, facts, coalesce(enabled, true) from r
      where key not in (select key from known)`.execute(own(tx));
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
