import type { Insertable, Selectable, Updateable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { RecurringTables } from "./tables.ts";

const open = (db: Db) => tables<RecurringTables>(db);

export type RecurrenceRow = Selectable<RecurringTables["recurrence"]>;
export type Written = Omit<Insertable<RecurringTables["recurrence"]>, "id" | "version" | "fields"> & { fields: RecurrenceRow["fields"] };

const rows = (db: Db) =>
  open(db)
    .selectFrom("recurrence")
    .innerJoin("team_card as team", "team.id", "recurrence.team_id")
    .innerJoin("person_card as changer", "changer.id", "recurrence.changed_by")
    .innerJoin("person_card as requester", "requester.id", "recurrence.requester_id")
    .leftJoin("person_card as assignee", "assignee.id", "recurrence.assignee_id")
    .selectAll("recurrence")
    .select([
      "team.name as team_name",
      "changer.name as changer_name",
      "requester.name as requester_name",
      "assignee.name as assignee_name",
    ])
    .where("recurrence.retired_at", "is", null);

/** Of these teams, or (null) of all, by subject. Rides recurrence_team_idx. */
export const recurrencesOf = (db: Db, teamIds: readonly string[] | null) =>
  rows(db)
    .$if(teamIds !== null, (q) => q.where("recurrence.team_id", "=", sql<string>`any(${[...(teamIds ?? [])]}::uuid[])`))
    .orderBy(sql`lower(recurrence.subject)`)
    .orderBy("recurrence.id")
    .execute();
export type ListedRow = Awaited<ReturnType<typeof recurrencesOf>>[number];

export const findRecurrence = (db: Db, id: string): Promise<ListedRow | undefined> =>
  rows(db).where("recurrence.id", "=", id).executeTakeFirst();

/** As `findRecurrence`, and nobody else changes it until this transaction ends. */
export async function lockRecurrence(tx: Db, id: string): Promise<ListedRow | undefined> {
  await sql`select from recurrence where id = ${id} for update`.execute(open(tx));
  return findRecurrence(tx, id);
}

export const countOf = async (db: Db, teamId: string): Promise<number> => {
  const { count } = await open(db)
    .selectFrom("recurrence")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("team_id", "=", teamId)
    .where("retired_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
};

const kept = ({ fields, ...written }: Written) => ({ ...written, fields: sql<RecurrenceRow["fields"]>`${JSON.stringify(fields)}::jsonb` });

export const insertRecurrence = (tx: Db, id: string, written: Written) =>
  open(tx)
    .insertInto("recurrence")
    .values({ id, ...kept(written) })
    .execute();

export const rewriteRecurrence = (tx: Db, id: string, written: Written) =>
  open(tx)
    .updateTable("recurrence")
    .set({ ...kept(written), version: sql`version + 1` })
    .where("id", "=", id)
    .execute();

/** What the desk moves, and no person. */
export const updateRecurrence = (tx: Db, id: string, values: Pick<Updateable<RecurringTables["recurrence"]>, "next_at" | "retired_at">) =>
  open(tx).updateTable("recurrence").set(values).where("id", "=", id).execute();

/** One whose time has come, and that nobody else holds. Rides recurrence_next_idx. */
export const takeDue = (tx: Db, now: Date): Promise<RecurrenceRow | undefined> =>
  open(tx)
    .selectFrom("recurrence")
    .selectAll()
    .where("next_at", "<=", now)
    .where("active", "=", true)
    .where("retired_at", "is", null)
    .orderBy("next_at")
    .orderBy("id")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
