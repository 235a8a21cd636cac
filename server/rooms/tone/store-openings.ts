import type { Insertable } from "kysely";
import type { Db } from "../../platform/db.ts";
import { tables } from "../../platform/db.ts";
import type { ToneTables } from "./tables.ts";

const own = (db: Db) => tables<ToneTables>(db);

/** Every version of every opening, the newest first: a desk has few. */
export const openingVersions = (db: Db) =>
  own(db)
    .selectFrom("tone_opening as o")
    .innerJoin("person_card as by", "by.id", "o.changed_by")
    .selectAll("o")
    .select("by.name as changed_by_name")
    .orderBy("o.version", "desc")
    .execute();
export type OpeningRow = Awaited<ReturnType<typeof openingVersions>>[number];

/** Answers false where somebody wrote this version meanwhile. */
export async function addOpening(tx: Db, row: Insertable<ToneTables["tone_opening"]>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(tx)
    .insertInto("tone_opening")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
