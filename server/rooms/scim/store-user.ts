import type { Selectable, Updateable } from "kysely";
import { sql, tables, type Db, type RawBuilder } from "../../platform/db.ts";
import type { KnownTables, ScimTables } from "./tables.ts";

const own = (db: Db) => tables<KnownTables>(db);

export type UserRow = Selectable<ScimTables["scim_user"]>;
/** With what the desk knows of whom it is. */
export type ShownUser = UserRow & { email: string | null; name: string; active: boolean };

/** One who is called so at a time: two would make two people. Held until the transaction ends. */
export const lockUserName = (tx: Db, sourceId: string, key: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify([sourceId, key])}, 230))`.execute(own(tx));

const shown = (db: Db, sourceId: string) =>
  own(db)
    .selectFrom("scim_user as u")
    .innerJoin("person_card as c", "c.id", "u.person_id")
    .selectAll("u")
    .select(["c.email", "c.name", "c.active"])
    .where("u.source_id", "=", sourceId)
    .where("u.gone_at", "is", null);

export const findUser = (db: Db, sourceId: string, id: string): Promise<ShownUser | undefined> =>
  shown(db, sourceId).where("u.id", "=", id).executeTakeFirst();

export const lockUser = (tx: Db, sourceId: string, id: string): Promise<UserRow | undefined> =>
  own(tx)
    .selectFrom("scim_user")
    .selectAll()
    .where("source_id", "=", sourceId)
    .where("id", "=", id)
    .where("gone_at", "is", null)
    .forUpdate()
    .executeTakeFirst();

export const userNamed = (db: Db, sourceId: string, key: string): Promise<{ id: string } | undefined> =>
  own(db)
    .selectFrom("scim_user")
    .select("id")
    .where("source_id", "=", sourceId)
    .where("user_name_key", "=", key)
    .where("gone_at", "is", null)
    .executeTakeFirst();

/** Of whom programs told that they are this person: those that still do, and the last of this one that does no more. */
export async function linksOf(db: Db, sourceId: string, personId: string) {
  const all = await own(db)
    .selectFrom("scim_user")
    .select(["source_id", "facts", "left_at", "gone_at"])
    .where("person_id", "=", personId)
    .orderBy("gone_at", "desc")
    .execute();
  const alive = all.filter(({ gone_at }) => gone_at === null);
  return {
    here: alive.some(({ source_id }) => source_id === sourceId),
    elsewhere: alive.some(({ source_id }) => source_id !== sourceId),
    before: all.find(({ source_id, gone_at }) => source_id === sourceId && gone_at !== null),
  };
}

export const insertUser = (tx: Db, row: UserRow) =>
  own(tx)
    .insertInto("scim_user")
    .values({ ...row, document: JSON.stringify(row.document) as never, facts: JSON.stringify(row.facts) as never })
    .execute();

export async function updateUser(tx: Db, id: string, values: Updateable<ScimTables["scim_user"]>): Promise<void> {
  const { document, facts, ...others } = values;
  const json = {
    ...(document && { document: JSON.stringify(document) as never }),
    ...(facts && { facts: JSON.stringify(facts) as never }),
  };
  await own(tx)
    .updateTable("scim_user")
    .set({ ...others, ...json })
    .where("id", "=", id)
    .execute();
}

export interface Page {
  total: number;
  rows: ShownUser[];
}

/** In the order in which they were made. Rides scim_user_page_idx; `where` stands on what `filter-sql.ts` names. */
export async function pageOfUsers(db: Db, sourceId: string, where: RawBuilder<boolean> | null, from: number, most: number): Promise<Page> {
  const base = where === null ? sql`scim_user u` : sql`scim_user u join person_card c on c.id = u.person_id`;
  const which = sql`u.source_id = ${sourceId} and u.gone_at is null ${where === null ? sql`` : sql`and ${where}`}`;
  const counted = await sql<{ n: number }>`select count(*)::int as n from ${base} where ${which}`.execute(own(db));
  const total = counted.rows[0]?.n ?? 0;
  if (most === 0 || from >= total) return { total, rows: [] };
  const { rows } = await sql<ShownUser>`with page as materialized
      (select u.id from ${base} where ${which} order by u.id offset ${from} limit ${most})
    select u.*, c.email, c.name, c.active from page join scim_user u on u.id = page.id join person_card c on c.id = u.person_id
    order by u.id`.execute(own(db));
  return { total, rows };
}

/** Who was here an hour ago by its word, and how many of them left since by it. */
export async function countLeaving(db: Db, sourceId: string, since: Date): Promise<{ known: number; left: number }> {
  const { rows } = await sql<{ known: number; left: number }>`select
      (select count(*)::int from scim_user u join person_card c on c.id = u.person_id and c.active
        where u.source_id = ${sourceId} and u.gone_at is null and u.left_at is null) as known,
      (select count(distinct person_id)::int from scim_user where source_id = ${sourceId} and left_at > ${since} and left_at > created_at) as "left"`.execute(
    own(db),
  );
  const { known, left } = rows[0] ?? { known: 0, left: 0 };
  return { known: known + left, left };
}

/** Those who would have left, the first first. */
export const heldUsers = (db: Db, sourceId: string, most: number) =>
  own(db)
    .selectFrom("scim_user as u")
    .innerJoin("person_card as c", "c.id", "u.person_id")
    .select(["u.id", "u.person_id", "u.held_at", "c.name"])
    .where("u.source_id", "=", sourceId)
    .where("u.held_at", "is not", null)
    .where("u.gone_at", "is", null)
    .orderBy("u.held_at")
    .orderBy("u.id")
    .limit(most)
    .execute();

export const holdUser = (tx: Db, id: string, now: Date) =>
  own(tx).updateTable("scim_user").set({ held_at: now }).where("id", "=", id).where("held_at", "is", null).execute();

export const holdNobody = (tx: Db, sourceId: string) =>
  own(tx).updateTable("scim_user").set({ held_at: null }).where("source_id", "=", sourceId).where("held_at", "is not", null).execute();
