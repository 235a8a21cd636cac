import { sql, tables, type Db } from "../../../platform/db.ts";
import { literal } from "../../../platform/prepared.ts";
import type { ClockTables, RecountColumns } from "../tables.ts";

const open = (db: Db) => tables<ClockTables>(db);

const shown = (db: Db) =>
  open(db)
    .selectFrom("clock_recount as r")
    .leftJoin("person_card as p", "p.id", "r.asked_by")
    .leftJoin("calendar_card as c", "c.id", "r.calendar_id")
    .selectAll("r")
    .select(["p.name as asked_by_name", "c.name as calendar_name"]);

export const findRecount = (db: Db, id: string) => shown(db).where("r.id", "=", id).executeTakeFirst();
export type RecountRow = NonNullable<Awaited<ReturnType<typeof findRecount>>>;

interface ListGiven {
  calendarId: string | undefined;
  after: readonly (string | number)[] | null;
  limit: number;
}

/** Newest first, one more than asked for. Rides clock_recount_newest_idx. */
export function listRecounts(db: Db, { calendarId, after, limit }: ListGiven): Promise<RecountRow[]> {
  let query = shown(db)
    .orderBy("r.started_at", "desc")
    .orderBy("r.id", "desc")
    .limit(literal(limit + 1));
  if (calendarId) query = query.where("r.calendar_id", "=", calendarId);
  if (after) query = query.where(sql<boolean>`(r.started_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

/** Which tickets are counted anew: by whose calendar, and where that matters in which time. */
export type Extent = Pick<RecountColumns, "calendar_id" | "since" | "until">;

/**
 * Their ids, behind one of them. Of a calendar: those of which anything counts by it, in that time or of those that are open, and those that
 * are due by it without a level. Rides the key of ticket_clock, and ticket's.
 */
function affected({ calendar_id, since, until }: Extent, after: string | null) {
  const behind = after === null ? sql`true` : sql`ticket_id > ${after}`;
  if (calendar_id === null) return sql`select ticket_id from clock_open_card where ${behind}`;
  const counts = sql`turns @> ${JSON.stringify([{ calendar: { id: calendar_id } }])}::jsonb`;
  const where = since
    ? sql`began_at < ${until} and (ended_at is null or ended_at > ${since})`
    : sql`ticket_id in (select ticket_id from clock_open_card)`;
  return sql`select ticket_id from ticket_clock where ${behind} and ${counts} and ${where}
    union select ticket_id from clock_open_card where ${behind} and calendar_id = ${calendar_id}`;
}

export async function countAffected(db: Db, extent: Extent): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${affected(extent, null)}) a`.execute(open(db));
  return rows[0]?.n ?? 0;
}

export async function nextAffected(db: Db, extent: Extent, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ ticket_id: string }>`select ticket_id from (${affected(extent, after)}) a
    order by ticket_id limit ${limit}`.execute(open(db));
  return rows.map(({ ticket_id }) => ticket_id);
}

type New = Pick<RecountColumns, "id" | "asked_by" | "reason" | "by" | "calendar_id" | "since" | "until" | "total" | "started_at">;
export const insertRecount = async (tx: Db, given: New): Promise<void> =>
  void (await open(tx)
    .insertInto("clock_recount")
    .values({ ...given, after_id: null, finished_at: null })
    .execute());

/** Those that go on, the oldest first. Rides clock_recount_running_idx. */
export const runningRecounts = async (db: Db): Promise<string[]> =>
  (
    await open(db)
      .selectFrom("clock_recount")
      .select("id")
      .where("state", "=", "running")
      .orderBy("started_at")
      .orderBy("id")
      .limit(literal(20))
      .execute()
  ).map(({ id }) => id);

/** It, for this transaction alone; undefined when another worker is at it, or it is over. */
export const takeRunning = (tx: Db, id: string) =>
  open(tx)
    .selectFrom("clock_recount")
    .selectAll()
    .where("id", "=", id)
    .where("state", "=", "running")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

interface Step {
  done: number;
  moved: number;
  after_id: string | null;
}
export const goOn = async (tx: Db, id: string, { done, moved, after_id }: Step): Promise<void> =>
  void (await open(tx)
    .updateTable("clock_recount")
    .set({ done: sql`done + ${done}`, moved: sql`moved + ${moved}`, after_id })
    .where("id", "=", id)
    .execute());

/** Answers whether it went on until now. */
export const endRecount = async (tx: Db, id: string, state: "done" | "cancelled", now: Date): Promise<boolean> =>
  (
    await open(tx)
      .updateTable("clock_recount")
      .set({ state, finished_at: now })
      .where("id", "=", id)
      .where("state", "=", "running")
      .executeTakeFirst()
  ).numUpdatedRows === 1n;
