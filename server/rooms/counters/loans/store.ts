import type { Insertable, Selectable } from "kysely";
import { sql, tables, type Db, type RawBuilder } from "../../../platform/db.ts";
import type { CounterTables } from "../tables.ts";

export type LoanRow = Selectable<CounterTables["loan"]>;
export type ShownLoan = Awaited<ReturnType<typeof select>>[number];

const own = (db: Db) => tables<CounterTables>(db);

const select = (db: Db, condition: RawBuilder<boolean>) =>
  own(db)
    .selectFrom("loan as l")
    .leftJoin("person_card as person", "person.id", "l.lent_by")
    .leftJoin("asset_card as asset", "asset.id", "l.asset_id")
    .selectAll("l")
    .select(["person.name as lent_by_name", "asset.tag as asset_tag", "asset.name as asset_name"])
    .where(condition)
    .orderBy("l.lent_at", "desc")
    .orderBy("l.id", "desc")
    .limit(100)
    .execute();

/** Rides loan_ticket_idx. */
export const loansOf = (db: Db, tickets: readonly string[]) => select(db, sql<boolean>`l.ticket_id = any(${[...tickets]}::uuid[])`);

export const findLoan = async (db: Db, id: string): Promise<ShownLoan | undefined> => (await select(db, sql<boolean>`l.id = ${id}`))[0];

export const lockLoan = (tx: Db, id: string): Promise<LoanRow | undefined> =>
  own(tx).selectFrom("loan").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export const insertLoan = (tx: Db, row: Insertable<CounterTables["loan"]>) => own(tx).insertInto("loan").values(row).execute();

export const takeBackLoan = (tx: Db, id: string, now: Date, personId: string) =>
  own(tx).updateTable("loan").set({ returned_at: now, returned_to: personId }).where("id", "=", id).execute();
