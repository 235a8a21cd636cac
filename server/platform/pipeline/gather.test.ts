import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../../tests/database.ts";
import { lastly, sql, tables, together, transaction, type Db } from "../db.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase({ size: 1 })));
afterAll(() => fresh.close());

const say = async (db: Db, word: string) => (await sql<{ word: string }>`select ${word}::text as word`.execute(tables(db))).rows[0]?.word;
const divide = async (db: Db, by: number) => (await sql<{ n: number }>`select 1 / ${by}::int as n`.execute(tables(db))).rows[0]?.n;
const xid = async (db: Db) => (await sql<{ xid: string }>`select pg_current_xact_id()::text as xid`.execute(tables(db))).rows[0]?.xid;

// Seen red: with every batch a whole one; with a statement that failed still taken for prepared; with answers given in no order.

test("each answer reaches who asked, however many travel together", async () => {
  const words = Array.from({ length: 40 }, (_, n) => `word ${n}`);
  for (let n = 0; n < 3; n++) expect(await together(fresh.db, (db) => Promise.all(words.map((word) => say(db, word))))).toEqual(words);
});

test("what is said and closed in one breath is one transaction, and the next is another", async () => {
  const both = (tx: Db) => lastly(tx, () => Promise.all([xid(tx), xid(tx)]));
  const [first, second] = await transaction(fresh.db, both, { closable: true });
  expect(first).toBe(second);
  const later = await transaction(fresh.db, both, { closable: true });
  expect(later[0]).not.toBe(first);
});

test("a statement that failed before or after it was prepared works when it is asked again", async () => {
  const failing = () => together(fresh.db, (db) => Promise.all([say(db, "a"), divide(db, 0), say(db, "b")]));
  // The fourth time is the first that it goes by a name.
  for (let n = 0; n < 6; n++) await expect(failing()).rejects.toThrow("division by zero");
  for (let n = 0; n < 3; n++) expect(await together(fresh.db, (db) => Promise.all([divide(db, 1), say(db, "c")]))).toEqual([1, "c"]);
});

test("a whole transaction that fails leaves nothing open on its connection", async () => {
  const work = (tx: Db) => lastly(tx, () => Promise.all([xid(tx), divide(tx, 0)]));
  await expect(transaction(fresh.db, work, { closable: true })).rejects.toThrow("division by zero");
  expect((await fresh.pool.query("select now() = statement_timestamp() as none_open")).rows).toEqual([{ none_open: true }]);
});

test("what runs on beside the one that failed asks nothing more on a connection that others get next", async () => {
  let late: Promise<unknown> = Promise.resolve();
  const put = (db: Db, key: string) => sql`insert into setting (key, value) values (${key}, '1')`.execute(tables(db));
  const work = (tx: Db) => {
    late = say(tx, "first")
      .then(() => say(tx, "second"))
      .then(() => put(tx, "too late"));
    late.catch(() => {});
    return Promise.all([late, say(tx, "first").then(() => Promise.reject(new Error("this one refuses")))]);
  };
  await expect(transaction(fresh.db, work)).rejects.toThrow("this one refuses");
  await expect(late).rejects.toThrow();
  expect((await fresh.pool.query("select from setting where key = $1", ["too late"])).rows).toEqual([]);
});

test("a statement that two batches prepare at the same time works in both", async () => {
  const other = (db: Db, word: string) => sql`select ${word}::text as other`.execute(tables(db));
  for (let n = 0; n < 4; n++) await other(fresh.db, "known");
  const late = (db: Db) => new Promise((done) => setImmediate(done)).then(() => other(db, "second"));
  const slow = (db: Db) => sql`select pg_sleep(0.05)`.execute(tables(db));
  const client = await freshDatabase({ size: 1 });
  const answers = await together(client.db, (db) => Promise.all([slow(db), other(db, "first"), late(db)]));
  expect(answers.slice(1).map((answer) => (answer as { rows: unknown[] }).rows)).toEqual([[{ other: "first" }], [{ other: "second" }]]);
  await client.close();
});

test("values go as they are: nothing, dates to the millisecond, bytes, lists, objects", async () => {
  const at = new Date("2026-03-04T05:06:07.089Z");
  const asked = sql`select ${null}::text as nothing, ${at}::timestamptz as at, ${Buffer.from([0, 255])}::bytea as bytes,
    ${["a", 'b"c']}::text[] as list, ${{ deep: [1] }}::jsonb as object, ${false}::boolean as no`;
  const { rows } = await asked.execute(tables(fresh.db));
  expect(rows).toEqual([{ nothing: null, at, bytes: Buffer.from([0, 255]), list: ["a", 'b"c'], object: { deep: [1] }, no: false }]);
});

test("what cannot be sent is refused before anything is, and the transaction is rolled back", async () => {
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  await expect(transaction(fresh.db, (tx) => sql`select ${circle}::jsonb`.execute(tables(tx)))).rejects.toThrow("circular");
  expect(await say(fresh.db, "still here")).toBe("still here");
});
