import type { PersonMark } from "../../../../contract/person-marks.ts";
import { sql, tables, type Db } from "../../../platform/db.ts";
import type { PeopleTables } from "../tables.ts";

export interface MarkRow {
  person_id: string;
  mark: PersonMark;
  note: string | null;
  set_by: string | null;
  set_by_name: string | null;
  set_at: Date;
}

const wholeMark = (db: Db) =>
  tables<PeopleTables>(db)
    .selectFrom("person_mark as m")
    .leftJoin("person as by", "by.id", "m.set_by")
    .select(["m.person_id", "m.mark", "m.note", "m.set_by", "by.name as set_by_name", "m.set_at"]);

/** As many as are asked for, by person: rides the primary key. */
export const listMarks = (db: Db, limit: number): Promise<MarkRow[]> =>
  wholeMark(db).orderBy("m.person_id").orderBy("m.mark").limit(limit).execute();

export const markOf = (db: Db, personId: string, mark: PersonMark): Promise<MarkRow | undefined> =>
  wholeMark(db).where("m.person_id", "=", personId).where("m.mark", "=", mark).executeTakeFirst();

export const marksAmong = (db: Db, personIds: readonly string[]): Promise<{ person_id: string; mark: PersonMark }[]> =>
  tables<PeopleTables>(db)
    .selectFrom("person_mark")
    .select(["person_id", "mark"])
    .where("person_id", "=", sql<string>`any(${[...personIds]}::uuid[])`)
    .execute();

export async function countMarks(db: Db): Promise<number> {
  const { n } = await tables<PeopleTables>(db)
    .selectFrom("person_mark")
    .select((of) => of.fn.countAll<string>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** One at a time, so that the last few marks are not given twice. */
export const lockMarks = (tx: Db) => sql`select pg_advisory_xact_lock(hashtext('person_mark'))`.execute(tables(tx));

export const putMarks = (tx: Db, rows: readonly Omit<MarkRow, "set_by_name">[]) =>
  tables<PeopleTables>(tx)
    .insertInto("person_mark")
    .values([...rows])
    .onConflict((at) =>
      at.columns(["person_id", "mark"]).doUpdateSet((from) => ({
        note: from.ref("excluded.note"),
        set_by: from.ref("excluded.set_by"),
        set_at: from.ref("excluded.set_at"),
      })),
    )
    .execute();

/** Whether they had it. */
export async function dropMark(tx: Db, personId: string, mark: PersonMark): Promise<boolean> {
  const { numDeletedRows } = await tables<PeopleTables>(tx)
    .deleteFrom("person_mark")
    .where("person_id", "=", personId)
    .where("mark", "=", mark)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export const dropMarks = (tx: Db, rows: readonly Pick<MarkRow, "person_id" | "mark">[]) =>
  sql`delete from person_mark m using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (person_id uuid, mark text)
    where m.person_id = r.person_id and m.mark = r.mark`.execute(tables(tx));
