import type { Insertable, Selectable, Updateable } from "kysely";
import { asRead, sql, tables, type Db } from "../../platform/db.ts";
import { setsStep } from "../tickets/index.ts";
import type { MacroTables } from "./tables.ts";

const prepared = (db: Db) => tables<MacroTables>(db);

export type Kind = MacroTables["prepared"]["kind"];
export type PreparedRow = Selectable<MacroTables["prepared"]> & { team_name: string | null };

const rows = (db: Db) =>
  prepared(db)
    .selectFrom("prepared")
    .leftJoin("team_card as team", "team.id", "prepared.team_id")
    .selectAll("prepared")
    .select("team.name as team_name");

/** Whose one may use: one's own, those of some teams or (null) of all, and everybody's. */
export interface Reach {
  personId: string;
  teamIds: readonly string[] | null;
}

/** By name. Rides prepared_owner_idx and prepared_others_idx. */
export const preparedFor = (db: Db, kind: Kind, { personId, teamIds }: Reach): Promise<PreparedRow[]> =>
  rows(db)
    .where("prepared.kind", "=", kind)
    .where((e) =>
      e.or([
        e("prepared.owner_id", "=", personId),
        e("prepared.scope", "=", "shared"),
        teamIds ? e("prepared.team_id", "=", sql<string>`any(${[...teamIds]}::uuid[])`) : e("prepared.scope", "=", "team"),
      ]),
    )
    .orderBy(asRead("prepared.name"))
    .orderBy("prepared.id")
    .execute();

/** Macros that set this step, whosever they are. */
export const macrosSetting = (db: Db, key: string) =>
  prepared(db)
    .selectFrom("prepared")
    .select(["name", "scope"])
    .where("kind", "=", "macro")
    .where(sql<boolean>`acts @? ${setsStep(key)}::jsonpath`)
    .orderBy(asRead("name"))
    .execute();

/** Those of these macros that others may use, too. */
export async function sharedMacros(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const found = await prepared(db)
    .selectFrom("prepared")
    .select("id")
    .where("kind", "=", "macro")
    .where("scope", "!=", "personal")
    .where("id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return new Set(found.map(({ id }) => id));
}

export const findPrepared = (db: Db, kind: Kind, id: string): Promise<PreparedRow | undefined> =>
  rows(db).where("prepared.id", "=", id).where("prepared.kind", "=", kind).executeTakeFirst();

/** As `findPrepared`, and nobody else changes it until this transaction ends. */
export async function lockPrepared(tx: Db, kind: Kind, id: string): Promise<PreparedRow | undefined> {
  await sql`select from prepared where id = ${id} for update`.execute(tables(tx));
  return findPrepared(tx, kind, id);
}

export const countOf = async (db: Db, kind: Kind, scope: PreparedRow["scope"], whose: string | null): Promise<number> => {
  const { count } = await prepared(db)
    .selectFrom("prepared")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("kind", "=", kind)
    .where("scope", "=", scope)
    .where(sql<boolean>`coalesce(owner_id, team_id) is not distinct from ${whose}`)
    .executeTakeFirstOrThrow();
  return count;
};

export const insertPrepared = (tx: Db, row: Insertable<MacroTables["prepared"]>) =>
  prepared(tx).insertInto("prepared").values(row).execute();

export const updatePrepared = (tx: Db, id: string, values: Omit<Updateable<MacroTables["prepared"]>, "version">) =>
  prepared(tx)
    .updateTable("prepared")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

export const deletePrepared = (tx: Db, id: string) => prepared(tx).deleteFrom("prepared").where("id", "=", id).execute();
