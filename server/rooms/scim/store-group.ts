import type { Selectable, Updateable } from "kysely";
import { sql, tables, violates, type Db, type RawBuilder } from "../../platform/db.ts";
import type { KnownTables, ScimTables } from "./tables.ts";

const own = (db: Db) => tables<KnownTables>(db);

export type GroupRow = Selectable<ScimTables["scim_group"]>;
export interface MemberRow {
  group_id: string;
  user_id: string;
  name: string;
}

const plain = (db: Db, sourceId: string, id: string) =>
  own(db).selectFrom("scim_group").selectAll().where("source_id", "=", sourceId).where("id", "=", id);
export const findGroup = (db: Db, sourceId: string, id: string): Promise<GroupRow | undefined> =>
  plain(db, sourceId, id).executeTakeFirst();
export const lockGroup = (tx: Db, sourceId: string, id: string): Promise<GroupRow | undefined> =>
  plain(tx, sourceId, id).forUpdate().executeTakeFirst();

/** False when another one is called so. */
export async function insertGroup(tx: Db, row: GroupRow): Promise<boolean> {
  const done = await own(tx)
    .insertInto("scim_group")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** False when another one is called so: then the transaction is over. */
export async function updateGroup(tx: Db, id: string, values: Updateable<ScimTables["scim_group"]>): Promise<boolean> {
  try {
    await own(tx).updateTable("scim_group").set(values).where("id", "=", id).execute();
    return true;
  } catch (error) {
    if (violates(error, "scim_group_name_idx")) return false;
    throw error;
  }
}

export const deleteGroupRow = (tx: Db, id: string) => own(tx).deleteFrom("scim_group").where("id", "=", id).execute();

export const membersOf = (db: Db, groupIds: readonly string[], most: number): Promise<MemberRow[]> =>
  own(db)
    .selectFrom("scim_member as m")
    .innerJoin("scim_user as u", "u.id", "m.user_id")
    .innerJoin("person_card as c", "c.id", "u.person_id")
    .select(["m.group_id", "m.user_id", "c.name"])
    .where("m.group_id", "=", sql<string>`any(${[...groupIds]}::uuid[])`)
    .orderBy("m.group_id")
    .orderBy("m.user_id")
    .limit(most)
    .execute();

export const memberIds = async (db: Db, groupId: string): Promise<string[]> =>
  (await own(db).selectFrom("scim_member").select("user_id").where("group_id", "=", groupId).execute()).map(({ user_id }) => user_id);

/** Those of them whom this source knows. */
export const knownAmong = async (db: Db, sourceId: string, ids: readonly string[]): Promise<string[]> =>
  (
    await own(db)
      .selectFrom("scim_user")
      .select("id")
      .where("source_id", "=", sourceId)
      .where("gone_at", "is", null)
      .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
      .execute()
  ).map(({ id }) => id);

/** Answers who was not in it. */
export async function addMembers(tx: Db, groupId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ user_id: string }>`insert into scim_member (group_id, user_id)
    select ${groupId}::uuid, id from unnest(${[...ids]}::uuid[]) as id on conflict do nothing returning user_id`.execute(own(tx));
  return rows.map(({ user_id }) => user_id);
}

/** Answers who was in it. */
export async function removeMembers(tx: Db, groupId: string, ids: readonly string[]): Promise<string[]> {
  const gone = await own(tx)
    .deleteFrom("scim_member")
    .where("group_id", "=", groupId)
    .where("user_id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .returning("user_id")
    .execute();
  return gone.map(({ user_id }) => user_id);
}

export const leaveGroups = (tx: Db, userId: string) => own(tx).deleteFrom("scim_member").where("user_id", "=", userId).execute();

export const groupsOfUser = (db: Db, userId: string): Promise<Pick<GroupRow, "id" | "name">[]> =>
  own(db)
    .selectFrom("scim_member as m")
    .innerJoin("scim_group as g", "g.id", "m.group_id")
    .select(["g.id", "g.name"])
    .where("m.user_id", "=", userId)
    .orderBy("g.id")
    .execute();

/** As `pageOfUsers`. Rides scim_group_page_idx. */
export async function pageOfGroups(db: Db, sourceId: string, where: RawBuilder<boolean> | null, from: number, most: number) {
  const which = sql`g.source_id = ${sourceId} ${where === null ? sql`` : sql`and ${where}`}`;
  const counted = await sql<{ n: number }>`select count(*)::int as n from scim_group g where ${which}`.execute(own(db));
  const total = counted.rows[0]?.n ?? 0;
  if (most === 0 || from >= total) return { total, rows: [] };
  const { rows } = await sql<GroupRow>`select g.* from scim_group g where ${which} order by g.id offset ${from} limit ${most}`.execute(
    own(db),
  );
  return { total, rows };
}

/** How many are in each, by name. */
export const countGroups = (
  db: Db,
  sourceIds: readonly string[],
  most: number,
): Promise<{ source_id: string; name: string; members: number }[]> =>
  own(db)
    .selectFrom("scim_group as g")
    .select(["g.source_id", "g.name"])
    .select(sql<number>`(select count(*)::int from scim_member m where m.group_id = g.id)`.as("members"))
    .where("g.source_id", "=", sql<string>`any(${[...sourceIds]}::uuid[])`)
    .orderBy("g.name_key")
    .limit(most)
    .execute();
