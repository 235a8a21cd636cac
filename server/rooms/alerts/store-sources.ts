import type { Insertable, Selectable, Updateable } from "kysely";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import type { AlertTables } from "./tables.ts";

export type SourceRow = Selectable<AlertTables["alert_source"]>;
export type ShownSource = SourceRow & { team_name: string | null; firing: number };

const own = (db: Db) => tables<AlertTables>(db);

const shown = (db: Db) =>
  own(db)
    .selectFrom("alert_source")
    .leftJoin("team_card as team", "team.id", "alert_source.team_id")
    .selectAll("alert_source")
    .select("team.name as team_name")
    .select(
      sql<number>`(select count(*)::int from alert a
        where a.source_id = alert_source.id and a.current and a.status = 'firing')`.as("firing"),
    );

export const listSources = (db: Db): Promise<ShownSource[]> =>
  shown(db).orderBy(asRead("alert_source.name")).orderBy("alert_source.id").execute();

export const findSource = (db: Db, by: "id" | "key", value: string): Promise<ShownSource | undefined> =>
  shown(db).where(`alert_source.${by}`, "=", value).executeTakeFirst();

/** As it is kept, without counting what fires. */
export const sourceByKey = (db: Db, key: string): Promise<SourceRow | undefined> =>
  own(db).selectFrom("alert_source").selectAll().where("key", "=", key).executeTakeFirst();

export const lockSource = (tx: Db, id: string): Promise<SourceRow | undefined> =>
  own(tx).selectFrom("alert_source").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** False where the key is taken. */
export async function insertSource(tx: Db, row: Insertable<AlertTables["alert_source"]>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(tx)
    .insertInto("alert_source")
    .values(row)
    .onConflict((at) => at.column("key").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const changeSourceRow = (tx: Db, id: string, values: Omit<Updateable<AlertTables["alert_source"]>, "version">) =>
  own(tx)
    .updateTable("alert_source")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

export const givePerson = (tx: Db, id: string, personId: string) =>
  own(tx).updateTable("alert_source").set({ person_id: personId }).where("id", "=", id).execute();
