import type { Insertable, Selectable, Updateable } from "kysely";
import { tables, type Db } from "../../platform/db.ts";
import type { GuardTables, Way } from "./tables.ts";

const own = (db: Db) => tables<GuardTables>(db);

export type NoticeRow = Selectable<GuardTables["account_notice"]>;
export type AlarmRow = Selectable<GuardTables["guard_alarm"]>;
export type ShownAlarm = AlarmRow & { person_name: string | null; technician_name: string | null; ticket_number: number | null };

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
    .selectAll("a")
    .select(["p.name as person_name", "t.name as technician_name", "k.number as ticket_number"]);

/** Rides guard_alarm_live_idx: few are. */
export const liveAlarms = (db: Db): Promise<ShownAlarm[]> =>
  shown(db).where("a.lifted_at", "is", null).orderBy("a.at", "desc").orderBy("a.id").limit(50).execute();

export const showAlarm = (db: Db, id: string): Promise<ShownAlarm | undefined> => shown(db).where("a.id", "=", id).executeTakeFirst();

export const lockAlarm = (tx: Db, id: string): Promise<AlarmRow | undefined> =>
  own(tx).selectFrom("guard_alarm").selectAll().where("id", "=", id).where("lifted_at", "is", null).forUpdate().executeTakeFirst();

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
