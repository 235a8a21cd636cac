import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import { remembered } from "../../platform/remember.ts";
import type { CounterTables } from "./tables.ts";

const own = (db: Db) => tables<CounterTables>(db);

export type CounterRow = Selectable<CounterTables["counter"]>;
export type ShownCounter = CounterRow & { team_name: string | null; site_name: string | null; waiting: number };

const shown = (db: Db) =>
  own(db)
    .selectFrom("counter as c")
    .leftJoin("team_card as team", "team.id", "c.team_id")
    .leftJoin("site_card as site", "site.id", "c.site_id")
    .selectAll("c")
    .select([
      "team.name as team_name",
      "site.name as site_name",
      sql<number>`(select count(*) from walk_in w where w.counter_id = c.id and w.state in ('waiting', 'called'))`.as("waiting"),
    ]);

export const listCounters = (db: Db): Promise<ShownCounter[]> =>
  shown(db)
    .orderBy(sql`lower(c.name_en)`)
    .orderBy("c.id")
    .execute();

export const findCounter = (db: Db, by: "id" | "key", value: string): Promise<ShownCounter | undefined> =>
  shown(db).where(`c.${by}`, "=", value).executeTakeFirst();

export const counterById = (db: Db, id: string): Promise<CounterRow | undefined> =>
  own(db).selectFrom("counter").selectAll().where("id", "=", id).executeTakeFirst();

/** One that people can come to, as of a second ago at most: every telephone that waits asks. */
export const recallCounter = remembered(/^counter\./, (db, key: string) =>
  own(db).selectFrom("counter").selectAll().where("key", "=", key).where("active", "=", true).executeTakeFirst(),
);

export const lockCounter = (tx: Db, id: string): Promise<CounterRow | undefined> =>
  own(tx).selectFrom("counter").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** False where the key is taken. */
export async function insertCounter(tx: Db, row: Insertable<CounterTables["counter"]>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(tx)
    .insertInto("counter")
    .values(row)
    .onConflict((at) => at.column("key").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const changeCounterRow = (tx: Db, id: string, values: Omit<Updateable<CounterTables["counter"]>, "version">) =>
  own(tx)
    .updateTable("counter")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

/** People who come to one counter come one after another: numbers and the room in the queue are counted once. */
export const takeCountersTurn = async (tx: Db, id: string): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(hashtextextended(${`counter ${id}`}, 0))`.execute(own(tx)));

export const countersByIds = (db: Db, ids: readonly string[]): Promise<CounterRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : own(db)
        .selectFrom("counter")
        .selectAll()
        .where("id", "in", [...ids])
        .execute();
