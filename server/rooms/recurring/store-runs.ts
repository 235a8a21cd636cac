import type { Insertable, Selectable } from "kysely";
import { sql, tables, type Db } from "../../platform/db.ts";
import type { RecurringTables, Trouble } from "./tables.ts";

const open = (db: Db) => tables<RecurringTables>(db);

export type RunRow = Selectable<RecurringTables["recurrence_run"]>;

/** Notes what becomes of a time. False: something has become of it already. */
export async function beginRun(tx: Db, run: Omit<Insertable<RecurringTables["recurrence_run"]>, "troubles">): Promise<boolean> {
  const row = await open(tx)
    .insertInto("recurrence_run")
    .values({ ...run, troubles: "[]" })
    .onConflict((at) => at.doNothing())
    .returning("due_at")
    .executeTakeFirst();
  return row !== undefined;
}

interface Ended {
  outcome: RunRow["outcome"];
  ticket_id: string | null;
  troubles: readonly Trouble[];
}

export const endRun = (tx: Db, id: string, dueAt: Date, { outcome, ticket_id, troubles }: Ended) =>
  open(tx)
    .updateTable("recurrence_run")
    .set({ outcome, ticket_id, troubles: JSON.stringify(troubles) })
    .where("recurrence_id", "=", id)
    .where("due_at", "=", dueAt)
    .execute();

/** The latest first, one more than asked for. Rides the primary key. */
export const runsOf = (db: Db, id: string, after: Date | null, limit: number): Promise<RunRow[]> =>
  open(db)
    .selectFrom("recurrence_run")
    .selectAll()
    .where("recurrence_id", "=", id)
    .$if(after !== null, (q) => q.where("due_at", "<", after ?? new Date(0)))
    .orderBy("due_at", "desc")
    .limit(limit + 1)
    .execute();

/** The last one of each that had its time. */
export async function lastRuns(db: Db, ids: readonly string[], now: Date): Promise<Map<string, RunRow>> {
  const { rows } = await sql<RunRow>`
    select run.* from unnest(${[...ids]}::uuid[]) as asked (id)
      cross join lateral (select * from recurrence_run r where r.recurrence_id = asked.id and r.due_at <= ${now}
        order by r.due_at desc limit 1) run`.execute(open(db));
  return new Map(rows.map((row) => [row.recurrence_id, row]));
}

/** Times from a moment on that are left out, of each. */
export async function skippedFrom(db: Db, ids: readonly string[], from: Date): Promise<Map<string, Date[]>> {
  const rows = await open(db)
    .selectFrom("recurrence_run")
    .select(["recurrence_id", "due_at"])
    .where("recurrence_id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .where("due_at", ">=", from)
    .where("outcome", "=", "skipped")
    .orderBy("due_at")
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.recurrence_id)].map(([id, own]) => [id, own.map(({ due_at }) => due_at)]));
}

export const dropSkips = (tx: Db, id: string, after: Date) =>
  open(tx)
    .deleteFrom("recurrence_run")
    .where("recurrence_id", "=", id)
    .where("due_at", ">", after)
    .where("outcome", "=", "skipped")
    .execute();

/** What one time does is done as a whole or not at all. */
export const mark = (tx: Db) => sql`savepoint recurrence`.execute(open(tx));
export const keep = (tx: Db) => sql`release savepoint recurrence`.execute(open(tx));
export const undo = (tx: Db) => sql`rollback to savepoint recurrence`.execute(open(tx));
