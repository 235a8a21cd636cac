import { sql, tables, type Db } from "../../platform/db.ts";
import { literal } from "../../platform/prepared.ts";
import type { BulkTables, Doing, Shown } from "./tables.ts";

const bulk = (db: Db) => tables<BulkTables>(db);

const shown = (db: Db) =>
  bulk(db)
    .selectFrom("bulk_change as b")
    .innerJoin("person_card as starter", "starter.id", "b.started_by")
    .selectAll("b")
    .select("starter.name as starter_name")
    .select(sql<string | null>`(select u.id from bulk_change u where u.undoes = b.id)`.as("undone_by"));

export const findBulk = (db: Db, id: string) => shown(db).where("b.id", "=", id).executeTakeFirst();
export type BulkRow = NonNullable<Awaited<ReturnType<typeof findBulk>>>;

/** Nobody else goes on with it, stops it or puts it back until this transaction ends. */
export const lockBulk = (tx: Db, id: string) => bulk(tx).selectFrom("bulk_change").select("id").where("id", "=", id).forUpdate().execute();

interface ListGiven {
  /** Only what this person started; null: everybody's. */
  startedBy: string | null;
  running: boolean;
  after: [at: string, id: string] | null;
  limit: number;
}

/** Newest first, one more than asked for. Rides bulk_change_newest_idx, or bulk_change_person_idx. */
export function listBulk(db: Db, { startedBy, running, after, limit }: ListGiven): Promise<BulkRow[]> {
  let query = shown(db)
    .orderBy("b.started_at", "desc")
    .orderBy("b.id", "desc")
    .limit(literal(limit + 1));
  if (startedBy) query = query.where("b.started_by", "=", startedBy);
  if (running) query = query.where("b.state", "=", "running");
  if (after) query = query.where(sql<boolean>`(b.started_at, b.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

interface NewBulk {
  id: string;
  startedBy: string;
  act: Doing;
  shown: Shown;
  undoes: string | null;
  now: Date;
}

export const insertBulk = (tx: Db, { id, startedBy, act, shown: words, undoes, now }: NewBulk) =>
  bulk(tx)
    .insertInto("bulk_change")
    .values({
      id,
      started_by: startedBy,
      act: JSON.stringify(act),
      shown: JSON.stringify(words),
      undoes,
      state: "running",
      total: 0,
      started_at: now,
      finished_at: null,
    })
    .execute();

export const setTotal = (tx: Db, id: string, total: number) =>
  bulk(tx).updateTable("bulk_change").set({ total }).where("id", "=", id).execute();

/** Those that go on, the oldest first. Rides bulk_change_running_idx. */
export const runningBulks = async (db: Db): Promise<string[]> =>
  (
    await bulk(db)
      .selectFrom("bulk_change")
      .select("id")
      .where("state", "=", "running")
      .orderBy("started_at")
      .orderBy("id")
      .limit(literal(50))
      .execute()
  ).map(({ id }) => id);

/** It, for this transaction alone; undefined when another worker is at it, or it is over. */
export const takeRunning = (tx: Db, id: string) =>
  bulk(tx)
    .selectFrom("bulk_change")
    .selectAll()
    .where("id", "=", id)
    .where("state", "=", "running")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

type Counts = Record<"changed" | "unchanged" | "failed", number>;

export const addCounts = (tx: Db, id: string, { changed, unchanged, failed }: Counts) =>
  bulk(tx)
    .updateTable("bulk_change")
    .set({
      changed: sql`changed + ${changed}`,
      unchanged: sql`unchanged + ${unchanged}`,
      failed: sql`failed + ${failed}`,
    })
    .where("id", "=", id)
    .execute();

export const endBulk = (tx: Db, id: string, state: "done" | "cancelled", now: Date) =>
  bulk(tx).updateTable("bulk_change").set({ state, finished_at: now }).where("id", "=", id).where("state", "=", "running").execute();

/** Ended before that moment, with items still kept. Rides bulk_change_finished_idx. */
export const oldBulks = async (db: Db, before: Date): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select b.id from bulk_change b where b.finished_at < ${before}
    and exists (select from bulk_item i where i.bulk_id = b.id) order by b.finished_at limit 100`.execute(bulk(db));
  return rows.map(({ id }) => id);
};
