import { expect } from "vitest";
import { test } from "../../tests/database.ts";
import { afterCommit, sql, tables, transaction, violates, type Db } from "./db.ts";

interface Settings {
  setting: { key: string; value: string };
}
const put = (db: Db, key: string) => tables<Settings>(db).insertInto("setting").values({ key, value: "1" }).execute();
const keys = async (db: Db) =>
  (await tables<Settings>(db).selectFrom("setting").select("key").orderBy("key").execute()).map((row) => row.key);

test("what a transaction did is there afterwards", async ({ db }) => {
  await transaction(db, (tx) => put(tx, "a"));
  expect(await keys(db)).toEqual(["a"]);
});

test("the test before left nothing behind", async ({ db }) => expect(await keys(db)).toEqual([]));

test("a refusal undoes everything of its transaction, and only that", async ({ db }) => {
  await put(db, "before");
  const refused = transaction(db, async (tx) => {
    await put(tx, "inside");
    await transaction(tx, (same) => put(same, "nested"));
    throw new Error("no");
  });
  await expect(refused).rejects.toThrow("no");
  expect(await keys(db)).toEqual(["before"]);
});

test("a unique violation is recognised and leaves the database usable", async ({ db }) => {
  await put(db, "a");
  const error = await put(db, "a").catch((e: unknown) => e);
  expect(violates(error, "setting_pkey")).toBe(true);
  expect(await keys(db)).toEqual(["a"]);
});

test("work for after the commit waits for it, and never runs after a rollback", async ({ db }) => {
  const ran: string[] = [];
  await transaction(db, async (tx) => {
    afterCommit(tx, () => ran.push("committed"));
    await sql`select 1`.execute(tables(tx));
    expect(ran).toEqual([]);
  });
  await transaction(db, async (tx) => {
    afterCommit(tx, () => ran.push("rolled back"));
    throw new Error("no");
  }).catch(() => {});
  expect(ran).toEqual(["committed"]);
});

test("transactions at the same time do not mix", async ({ db }) => {
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, (_, n) =>
      transaction(db, async (tx) => {
        await put(tx, `t${n}`);
        if (n % 2) throw new Error("no");
      }),
    ),
  );
  expect(results.filter((r) => r.status === "rejected")).toHaveLength(3);
  expect(await keys(db)).toEqual(["t0", "t2", "t4"]);
});

test("what is asked together inside a transaction is answered in its order, and one failure undoes all of it", async ({ db }) => {
  const together = transaction(db, (tx) => Promise.all([put(tx, "first"), put(tx, "first"), put(tx, "third")]));
  await expect(together).rejects.toThrow("setting_pkey");
  expect(await keys(db)).toEqual([]);
});
