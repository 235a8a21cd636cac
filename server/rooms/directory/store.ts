import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { DirectoryTables } from "./tables.ts";

const own = (db: Db) => tables<DirectoryTables>(db);

export type DirectoryRow = Selectable<DirectoryTables["directory"]>;
export type ShownDirectory = DirectoryRow & { organization_name: string | null; people: number };

const shown = (db: Db) =>
  own(db)
    .selectFrom("directory as d")
    .leftJoin("organization_card as o", "o.id", "d.organization_id")
    .selectAll("d")
    .select("o.name as organization_name")
    .select(sql<number>`(select count(*)::int from directory_person p where p.directory_id = d.id and p.left_at is null)`.as("people"));

export const listDirectories = (db: Db): Promise<ShownDirectory[]> =>
  shown(db)
    .orderBy(sql`lower(d.name)`)
    .execute();

export const findDirectory = (db: Db, id: string): Promise<ShownDirectory | undefined> =>
  shown(db).where("d.id", "=", id).executeTakeFirst();

export const lockDirectory = (tx: Db, id: string): Promise<DirectoryRow | undefined> =>
  own(tx).selectFrom("directory").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** False where another one has the name. */
export async function insertDirectory(tx: Db, row: Insertable<DirectoryTables["directory"]>): Promise<boolean> {
  const done = await own(tx)
    .insertInto("directory")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Another one that has the name. */
export const directoryNamed = (db: Db, name: string, except: string) =>
  own(db)
    .selectFrom("directory")
    .select("id")
    .where(sql<string>`lower(name)`, "=", name.toLowerCase())
    .where("id", "<>", except)
    .executeTakeFirst();

export const countDirectories = async (db: Db): Promise<number> =>
  (
    await own(db)
      .selectFrom("directory")
      .select(sql<number>`count(*)::int`.as("n"))
      .executeTakeFirst()
  )?.n ?? 0;

export const changeDirectoryRow = (tx: Db, id: string, values: Omit<Updateable<DirectoryTables["directory"]>, "version">) =>
  own(tx)
    .updateTable("directory")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

/** How the last reading went: no change of the settings. */
export const noteRead = (
  tx: Db,
  id: string,
  values: Pick<Updateable<DirectoryTables["directory"]>, "synced_at" | "failing_since" | "failure" | "failure_facts">,
) => own(tx).updateTable("directory").set(values).where("id", "=", id).execute();

export const anySecret = async (db: Db): Promise<boolean> =>
  (await own(db).selectFrom("directory").select("id").limit(1).executeTakeFirst()) !== undefined;

/** The directories in which somebody has an account. */
export const directoriesOf = (db: Db, personId: string): Promise<{ directory_id: string }[]> =>
  own(db).selectFrom("directory_person").select("directory_id").where("person_id", "=", personId).execute();

/** Whose account it is, by its key; undefined for nobody's. */
export const personOf = (db: Db, directoryId: string, key: string): Promise<{ person_id: string } | undefined> =>
  own(db)
    .selectFrom("directory_person")
    .select("person_id")
    .where("directory_id", "=", directoryId)
    .where("key", "=", key)
    .executeTakeFirst();

export const directoryNames = (db: Db): Promise<{ id: string; name: string }[]> =>
  own(db).selectFrom("directory").select(["id", "name"]).orderBy("name").execute();
