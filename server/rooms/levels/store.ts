import { sql, tables, type Db } from "../../platform/db.ts";
import type { KeptLevel } from "./level.ts";
import type { LevelTables } from "./tables.ts";

const open = (db: Db) => tables<LevelTables>(db);

/** Which lists there were, oldest first. */
export const listsKept = (db: Db): Promise<{ id: string; version: number; from_at: Date }[]> =>
  open(db).selectFrom("service_level_list").select(["id", "version", "from_at"]).orderBy("version").execute();

export const listsNamed = (db: Db, ids: readonly string[]): Promise<{ id: string; levels: KeptLevel[] }[]> =>
  open(db)
    .selectFrom("service_level_list")
    .select(["id", "levels"])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();

/** The newest list; nobody else makes one until this transaction ends. */
export async function lockNewest(tx: Db): Promise<{ version: number; from_at: Date; levels: KeptLevel[] } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext('service_level_list'))`.execute(open(tx));
  return open(tx)
    .selectFrom("service_level_list")
    .select(["version", "from_at", "levels"])
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

interface NewList {
  id: string;
  version: number;
  from_at: Date;
  levels: readonly KeptLevel[];
  made_by: string | null;
}
export const insertList = async (tx: Db, { levels, ...list }: NewList): Promise<void> =>
  void (await open(tx)
    .insertInto("service_level_list")
    .values({ ...list, levels: JSON.stringify(levels) })
    .execute());

/** All lists, newest first, with who made them: what a level said is looked up among as many as somebody ever saved. */
export const historyOf = (db: Db) =>
  open(db)
    .selectFrom("service_level_list as l")
    .leftJoin("person_card as p", "p.id", "l.made_by")
    .select(["l.version", "l.from_at", "l.levels", "l.made_by", "p.name as made_by_name"])
    .orderBy("l.version", "desc")
    .limit(500)
    .execute();
