import type { Insertable, Selectable, Updateable } from "kysely";
import type { Priority, RequestType, Targets } from "../../../contract/catalog.ts";
import type { Field, FieldKept } from "../../../contract/field.ts";
import type { Step } from "../../../contract/step.ts";
import { wholeFields } from "../../../contract/form.ts";
import type { Language } from "../../../contract/shapes.ts";
import { sql, tables, type Db } from "../../platform/db.ts";
import { prepared, type Blueprint } from "../../platform/prepared.ts";
import type { CatalogTables } from "./tables.ts";

/** A category with its path from the root: "Mail and calendar › Outlook". */
export interface CategoryRow extends Selectable<CatalogTables["category"]> {
  path_en: string;
  path_nb: string;
  team_name: string | null;
}

export interface RequestTypeRow extends Omit<Selectable<CatalogTables["request_type"]>, "fields"> {
  fields: Field[];
  category_name: string | null;
  team_name: string | null;
}

/** The whole tree in reading order. It is small, and every question about a category needs its path. */
export async function allCategories(db: Db): Promise<CategoryRow[]> {
  const { rows } = await sql<CategoryRow>`
    with recursive tree as (
      select c.*, c.name_en as path_en, c.name_nb as path_nb, array[c.position] as place from category c where c.parent_id is null
      union all
      select c.*, t.path_en || ' › ' || c.name_en, t.path_nb || ' › ' || c.name_nb, t.place || c.position
      from category c join tree t on c.parent_id = t.id
    )
    select id, parent_id, key, name_en, name_nb, keywords, team_id, position, active, path_en, path_nb,
      (select name from team where team.id = tree.team_id) as team_name
    from tree order by place, key`.execute(tables<CatalogTables>(db));
  return rows;
}

/** Some categories with their paths, each climbing to its root. */
export async function categoriesWhere(db: Db, column: "id" | "key", values: readonly string[]): Promise<CategoryRow[]> {
  const wanted = column === "id" ? sql`c.id = any(${values}::uuid[])` : sql`c.key = any(${values}::text[])`;
  const { rows } = await sql<CategoryRow>`
    with recursive climb as (
      select c.id as leaf, c.parent_id, c.name_en, c.name_nb, 0 as height from category c where ${wanted}
      union all
      select k.leaf, c.parent_id, c.name_en, c.name_nb, k.height + 1 from category c join climb k on c.id = k.parent_id
    ), path as (
      select leaf, string_agg(name_en, ' › ' order by height desc) as path_en, string_agg(name_nb, ' › ' order by height desc) as path_nb
      from climb group by leaf
    )
    select c.*, path.path_en, path.path_nb, (select name from team where team.id = c.team_id) as team_name
    from category c join path on path.leaf = c.id`.execute(tables<CatalogTables>(db));
  return rows;
}

/** A category and all that hang below it. */
export async function categoryBranch(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive branch as (
      select id from category where id = ${id}
      union all
      select c.id from category c join branch b on c.parent_id = b.id
    )
    select id from branch`.execute(tables<CatalogTables>(db));
  return rows.map((row) => row.id);
}

/** Answers how many were added: a key that is taken is left as it was. */
export async function insertCategories(tx: Db, rows: Insertable<CatalogTables["category"]>[]): Promise<number> {
  const done = await tables<CatalogTables>(tx)
    .insertInto("category")
    .values(rows)
    .onConflict((at) => at.column("key").doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows);
}

export async function updateCategory(tx: Db, id: string, changes: Updateable<CatalogTables["category"]>): Promise<void> {
  await tables<CatalogTables>(tx).updateTable("category").set(changes).where("id", "=", id).execute();
}

export async function nextPosition(tx: Db, table: "category" | "request_type"): Promise<number> {
  const row = await tables<CatalogTables>(tx)
    .selectFrom(table)
    .select((is) => is.fn.max<number | null>("position").as("last"))
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

const selectTypes = (db: Db, language: Language = "en") =>
  tables<CatalogTables>(db)
    .selectFrom("request_type as r")
    .leftJoin("category as c", "c.id", "r.category_id")
    .leftJoin("team as t", "t.id", "r.team_id")
    .selectAll("r")
    .select([`c.name_${language} as category_name`, "t.name as team_name"]);

type Kept = Omit<RequestTypeRow, "fields"> & { fields: FieldKept[] };
const whole = (row: Kept): RequestTypeRow => ({ ...row, fields: wholeFields(row.fields) });
const first = (row: Kept | undefined): RequestTypeRow | undefined => row && whole(row);

export const requestTypeById = async (db: Db, id: string): Promise<RequestTypeRow | undefined> =>
  first(await selectTypes(db).where("r.id", "=", id).executeTakeFirst());
export const requestTypeByKey = async (db: Db, key: string): Promise<RequestTypeRow | undefined> =>
  first(await selectTypes(db).where("r.key", "=", key).executeTakeFirst());
/** In their order; `all`: also what is offered no more. */
export const requestTypes = async (db: Db, language: Language, all = false): Promise<RequestTypeRow[]> =>
  (
    await selectTypes(db, language)
      .$if(!all, (only) => only.where("r.active", "=", true))
      .orderBy("r.position")
      .orderBy("r.key")
      .execute()
  ).map(whole);

/** Those of these that are offered. */
export const typesByIds = (db: Db, ids: readonly string[]) =>
  tables<CatalogTables>(db)
    .selectFrom("request_type")
    .select(["id", "name_en", "name_nb"])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where("active", "=", true)
    .execute();

/** Its questions, and where its tickets may stand. */
interface Shape {
  fields: readonly Field[];
  steps: readonly Step[];
}

/** As it stands, and nobody else changes it until this transaction ends. */
export async function lockRequestType(tx: Db, id: string): Promise<RequestTypeRow | undefined> {
  await tables<CatalogTables>(tx).selectFrom("request_type").select("id").where("id", "=", id).forUpdate().execute();
  return requestTypeById(tx, id);
}

/** What is kept as JSON beside them. */
interface Bound {
  reply?: RequestType["reply"];
  targets?: Partial<Targets>;
}
const bound = ({ reply, targets }: Bound) => ({
  ...(reply !== undefined && { reply: reply && JSON.stringify(reply) }),
  ...(targets && { targets: JSON.stringify(targets) }),
});

type Apart = "fields" | "steps" | "reply" | "targets";
type TypeChanges = Omit<Updateable<CatalogTables["request_type"]>, Apart | "version"> & Shape & Bound;
export const updateRequestType = (tx: Db, id: string, { fields, steps, reply, targets, ...changes }: TypeChanges) =>
  tables<CatalogTables>(tx)
    .updateTable("request_type")
    .set({
      ...changes,
      ...bound({ ...(reply !== undefined && { reply }), ...(targets && { targets }) }),
      fields: JSON.stringify(fields),
      steps: JSON.stringify(steps),
      version: sql`version + 1`,
    })
    .where("id", "=", id)
    .execute();

/** A macro that is for the desk no more is offered first by none. There are as many types as an organization offers. */
export const forgetMacro = (tx: Db, id: string) =>
  tables<CatalogTables>(tx)
    .updateTable("request_type")
    .set({ macro_ids: sql`array_remove(macro_ids, ${id}::uuid)` })
    .where(sql<boolean>`${id}::uuid = any(macro_ids)`)
    .execute();

export type NewRequestType = Omit<Insertable<CatalogTables["request_type"]>, Apart> & Pick<Shape, "fields"> & Partial<Shape> & Bound;

/** Answers how many were added: a key that is taken is left as it was. */
export async function insertRequestTypes(tx: Db, rows: readonly NewRequestType[]): Promise<number> {
  const done = await tables<CatalogTables>(tx)
    .insertInto("request_type")
    .values(
      rows.map(({ fields, steps = [], reply, targets, ...row }) => ({
        ...row,
        ...bound({ reply: reply ?? null, targets: targets ?? {} }),
        fields: JSON.stringify(fields),
        steps: JSON.stringify(steps),
      })),
    )
    .onConflict((at) => at.column("key").doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows);
}

export const priorityMatrix = (db: Db) =>
  tables<CatalogTables>(db).selectFrom("priority_matrix").selectAll().orderBy("impact").orderBy("urgency").execute();

const promises = prepared((db: Blueprint<CatalogTables>, { impact, urgency }: { impact: number; urgency: number }) =>
  db
    .selectFrom("priority_matrix as m")
    .innerJoin("priority_target as t", "t.priority", "m.priority")
    .select(["m.priority", "t.resolution_minutes"])
    .where("m.impact", "=", impact)
    .where("m.urgency", "=", urgency),
);

/** The priority and the minutes to a solution that go with it. */
export async function promiseAt(db: Db, impact: number, urgency: number): Promise<{ priority: Priority; minutes: number }> {
  const [row] = await promises(db, { impact, urgency });
  if (!row) throw new Error(`no priority for impact ${impact} and urgency ${urgency}`);
  return { priority: row.priority, minutes: row.resolution_minutes };
}

export const priorityTargets = (db: Db) =>
  tables<CatalogTables>(db).selectFrom("priority_target").selectAll().orderBy("resolution_minutes").execute();

export const lockTarget = (tx: Db, priority: Priority) =>
  tables<CatalogTables>(tx).selectFrom("priority_target").selectAll().where("priority", "=", priority).forUpdate().executeTakeFirst();

export const putUpdateMinutes = (tx: Db, priority: Priority, update_minutes: number) =>
  tables<CatalogTables>(tx).updateTable("priority_target").set({ update_minutes }).where("priority", "=", priority).execute();

/** Targets of their own, by the id of the request type that has them. There are as many types as an organization offers. */
export async function targetsByType(db: Db): Promise<Map<string, Partial<Targets>>> {
  const rows = await tables<CatalogTables>(db)
    .selectFrom("request_type")
    .select(["id", "targets"])
    .where(sql<boolean>`targets <> '{}'`)
    .execute();
  return new Map(rows.map(({ id, targets }) => [id, targets]));
}

/** By when whoever asked hears more at the latest, by priority, in minutes. */
export async function updateTargets(db: Db): Promise<Map<string, number>> {
  const rows = await tables<CatalogTables>(db).selectFrom("priority_target").select(["priority", "update_minutes"]).execute();
  return new Map(rows.map(({ priority, update_minutes }) => [priority, update_minutes]));
}

export async function minutesFor(db: Db, priority: Priority): Promise<number> {
  const row = await tables<CatalogTables>(db)
    .selectFrom("priority_target")
    .select("resolution_minutes")
    .where("priority", "=", priority)
    .executeTakeFirstOrThrow();
  return row.resolution_minutes;
}
