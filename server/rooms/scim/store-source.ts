import type { Insertable, Selectable, Updateable } from "kysely";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import type { KnownTables, ScimTables } from "./tables.ts";

const own = (db: Db) => tables<KnownTables>(db);

export type SourceRow = Selectable<ScimTables["scim_source"]>;
export type GroupRule = ScimTables["scim_source_group"];
export type ShownSource = SourceRow & { organization: string | null; people: number; faults: number };

const shown = (db: Db, now: Date) =>
  own(db)
    .selectFrom("scim_source as s")
    .leftJoin("organization_card as o", "o.id", "s.organization_id")
    .selectAll("s")
    .select("o.name as organization")
    .select([
      sql<number>`(select count(*)::int from scim_user u where u.source_id = s.id and u.gone_at is null)`.as("people"),
      sql<number>`(select count(*)::int from scim_fault f where f.source_id = s.id and f.at > ${now}::timestamptz - interval '1 day')`.as(
        "faults",
      ),
    ]);

export const listSources = (db: Db, now: Date): Promise<ShownSource[]> =>
  shown(db, now).orderBy(asRead("s.name")).orderBy("s.id").execute();
export const showSource = (db: Db, id: string, now: Date): Promise<ShownSource | undefined> =>
  shown(db, now).where("s.id", "=", id).executeTakeFirst();

/** As it is now, and stays until the transaction ends. */
export const lockSource = (tx: Db, id: string): Promise<SourceRow | undefined> =>
  own(tx).selectFrom("scim_source").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirst();

/** As it is, and not switched off or changed until the transaction ends. */
export const holdSource = (tx: Db, id: string): Promise<SourceRow | undefined> =>
  own(tx).selectFrom("scim_source").selectAll().where("id", "=", id).where("active", "=", true).forShare().executeTakeFirst();

export const countSources = async (tx: Db): Promise<number> =>
  (await own(tx).selectFrom("scim_source").select("id").forUpdate().execute()).length;

/** False when another one is called so. */
export async function insertSource(tx: Db, row: Insertable<ScimTables["scim_source"]>): Promise<boolean> {
  const done = await own(tx)
    .insertInto("scim_source")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export const sourceNamed = (db: Db, name: string, but: string) =>
  own(db)
    .selectFrom("scim_source")
    .select("id")
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where("id", "<>", but)
    .executeTakeFirst();

export const updateSource = (tx: Db, id: string, values: Omit<Updateable<ScimTables["scim_source"]>, "version">) =>
  own(tx)
    .updateTable("scim_source")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

/** How it goes: no change of the settings. */
export const noteSource = (tx: Db, id: string, values: Pick<Updateable<ScimTables["scim_source"]>, "held_since" | "let_go_until">) =>
  own(tx).updateTable("scim_source").set(values).where("id", "=", id).execute();

/** False when it was held before. */
export async function beginHolding(tx: Db, id: string, now: Date): Promise<boolean> {
  const done = await own(tx)
    .updateTable("scim_source")
    .set({ held_since: now })
    .where("id", "=", id)
    .where("held_since", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export const rulesOf = (db: Db, sourceIds: readonly string[]): Promise<(GroupRule & { team: string | null })[]> =>
  own(db)
    .selectFrom("scim_source_group as g")
    .leftJoin("team as t", "t.id", "g.team_id")
    .selectAll("g")
    .select("t.name as team")
    .where("g.source_id", "=", sql<string>`any(${[...sourceIds]}::uuid[])`)
    .orderBy("g.position")
    .execute();

export async function putRules(tx: Db, sourceId: string, rows: readonly GroupRule[]): Promise<void> {
  await own(tx).deleteFrom("scim_source_group").where("source_id", "=", sourceId).execute();
  if (rows.length > 0)
    await own(tx)
      .insertInto("scim_source_group")
      .values([...rows])
      .execute();
}
