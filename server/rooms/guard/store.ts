import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { GuardTables, Way } from "./tables.ts";

const own = (db: Db) => tables<GuardTables>(db);

export type NoticeRow = Selectable<GuardTables["account_notice"]>;
export type AlarmRow = Selectable<GuardTables["guard_alarm"]>;
export type ShownAlarm = AlarmRow & {
  administrator: boolean;
  exact_at: string;
  person_name: string | null;
  technician_name: string | null;
  ticket_number: number | null;
};

/** One notice per fact: false where there is one. */
export async function insertNotice(tx: Db, row: Insertable<GuardTables["account_notice"]>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(tx)
    .insertInto("account_notice")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export const putWays = (tx: Db, id: string, ways: readonly Way[]) =>
  own(tx)
    .updateTable("account_notice")
    .set({ ways: JSON.stringify(ways) })
    .where("id", "=", id)
    .execute();

export const findNotice = (db: Db, id: string): Promise<NoticeRow | undefined> =>
  own(db).selectFrom("account_notice").selectAll().where("id", "=", id).executeTakeFirst();

export const lockNotice = (tx: Db, id: string): Promise<NoticeRow | undefined> =>
  own(tx).selectFrom("account_notice").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

export const denyNotice = (tx: Db, id: string, at: Date) =>
  own(tx).updateTable("account_notice").set({ denied_at: at }).where("id", "=", id).execute();

/** False where the same is raised already. */
export async function insertAlarm(tx: Db, row: Insertable<GuardTables["guard_alarm"]>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await own(tx)
    .insertInto("guard_alarm")
    .values(row)
    .onConflict((at) => at.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export const changeAlarm = (tx: Db, id: string, values: Updateable<GuardTables["guard_alarm"]>) =>
  own(tx).updateTable("guard_alarm").set(values).where("id", "=", id).execute();

const shown = (db: Db) =>
  own(db)
    .selectFrom("guard_alarm as a")
    .leftJoin("person_card as p", "p.id", "a.person_id")
    .leftJoin("person_card as t", "t.id", "a.technician_id")
    .leftJoin("ticket_card as k", "k.id", "a.ticket_id")
    .leftJoin("entrusted_person as e", (on) => on.on(sql<boolean>`e.person_id = coalesce(a.person_id, a.technician_id)`))
    .selectAll("a")
    .select([
      sql<boolean>`coalesce(e.administrator, false)`.as("administrator"),
      sql<string>`to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as("exact_at"),
    ])
    .select(["p.name as person_name", "t.name as technician_name", "k.number as ticket_number"]);

/** Newest first, one more than asked for; without those about the work of `unseenBy`. Rides guard_alarm_open_idx. */
export function liveAlarms(
  db: Db,
  {
    after = null,
    limit = 50,
    unseenBy = null,
  }: { after?: readonly (string | number)[] | null; limit?: number; unseenBy?: string | null } = {},
): Promise<ShownAlarm[]> {
  let query = shown(db)
    .where("a.lifted_at", "is", null)
    .orderBy("a.at", "desc")
    .orderBy("a.id", "desc")
    .limit(limit + 1);
  if (unseenBy) query = query.where((is) => is.or([is("a.technician_id", "is", null), is("a.technician_id", "<>", unseenBy)]));
  if (after) query = query.where(sql<boolean>`(a.at, a.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

export const showAlarm = (db: Db, id: string): Promise<ShownAlarm | undefined> => shown(db).where("a.id", "=", id).executeTakeFirst();

/** One that stands still, for this transaction alone. */
export async function lockAlarm(tx: Db, id: string): Promise<ShownAlarm | undefined> {
  const row = await own(tx)
    .selectFrom("guard_alarm")
    .select("id")
    .where("id", "=", id)
    .where("lifted_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row && showAlarm(tx, id);
}

/** Rides guard_alarm_person_idx. */
export const isLockedNow = async (db: Db, personId: string): Promise<boolean> =>
  (await own(db)
    .selectFrom("guard_alarm")
    .select("id")
    .where("person_id", "=", personId)
    .where("lifted_at", "is", null)
    .where("locks", "=", true)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** Whether another alarm keeps somebody's account closed. */
export const isClosedByOther = async (db: Db, personId: string, except: string): Promise<boolean> =>
  (await own(db)
    .selectFrom("guard_alarm")
    .select("id")
    .where("person_id", "=", personId)
    .where("lifted_at", "is", null)
    .where("closed_account", "=", true)
    .where("id", "<>", except)
    .limit(1)
    .executeTakeFirst()) !== undefined;
