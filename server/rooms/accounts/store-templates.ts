import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { AccountTables } from "./tables.ts";

const own = (db: Db) => tables<AccountTables>(db);

const shown = (db: Db) =>
  own(db)
    .selectFrom("account_template as t")
    .innerJoin("directory as d", "d.id", "t.directory_id")
    .selectAll("t")
    .select("d.name as directory_name");

export type TemplateRow = Selectable<AccountTables["account_template"]> & { directory_name: string };

export const listTemplates = (db: Db): Promise<TemplateRow[]> =>
  shown(db)
    .orderBy(sql`lower(t.name)`)
    .limit(200)
    .execute();

export const findTemplate = (db: Db, id: string): Promise<TemplateRow | undefined> => shown(db).where("t.id", "=", id).executeTakeFirst();

export const lockTemplate = (tx: Db, id: string) =>
  own(tx).selectFrom("account_template").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** False where another one has the name. */
export async function insertTemplate(tx: Db, row: Insertable<AccountTables["account_template"]>): Promise<boolean> {
  const done = await own(tx)
    .insertInto("account_template")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export const templateNamed = (db: Db, name: string, except: string) =>
  own(db)
    .selectFrom("account_template")
    .select("id")
    .where(sql<string>`lower(name)`, "=", name.toLowerCase())
    .where("id", "<>", except)
    .executeTakeFirst();

export const changeTemplateRow = (tx: Db, id: string, values: Omit<Updateable<AccountTables["account_template"]>, "version">) =>
  own(tx)
    .updateTable("account_template")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();
