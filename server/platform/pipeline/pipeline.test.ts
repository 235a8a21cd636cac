import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../../tests/database.ts";
import { afterCommit, lastly, sql, tables, together, transaction, type Db } from "../db.ts";
import { beginning, literal, prepared, type Blueprint } from "../prepared.ts";

interface Settings {
  setting: { key: string; value: unknown };
}
let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase({ size: 1 })));
afterAll(() => fresh.close());

const put = prepared((db: Blueprint<Settings>, row: { key: string; value: string }) =>
  db.insertInto("setting").values({ key: row.key, value: row.value }),
);
const valuesOf = prepared((db: Blueprint<Settings>, { keys }: { keys: string[] }) =>
  db
    .selectFrom("setting")
    .select(["key", "value"])
    .where(sql<boolean>`key = any(${keys}::text[])`)
    .orderBy("key"),
);
async function elsewhere(key: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  const { rows } = await client.query("select value from setting where key = $1", [key]);
  await client.end();
  return rows;
}
const fail = (db: Db) => sql`select 1 / 0`.execute(tables(db));

test("a failure in the middle of what travels together rolls all of it back, and the connection works on", async () => {
  const work = transaction(fresh.db, (tx) => Promise.all([put(tx, { key: "a", value: "1" }), fail(tx), put(tx, { key: "b", value: "2" })]));
  await expect(work).rejects.toThrow("division by zero");
  expect(await valuesOf(fresh.db, { keys: ["a", "b"] })).toEqual([]);
});

test("a failure that nobody looked at cannot be committed", async () => {
  const work = transaction(fresh.db, async (tx) => {
    await put(tx, { key: "c", value: "3" });
    await fail(tx).catch(() => {});
  });
  await expect(work).rejects.toThrow("rolled back");
  expect(await valuesOf(fresh.db, { keys: ["c"] })).toEqual([]);
});

test("a prepared query takes its values anew each time", async () => {
  await transaction(fresh.db, (tx) => Promise.all([put(tx, { key: "d", value: "4" }), put(tx, { key: "e", value: "5" })]));
  const [one, both] = await together(fresh.db, (db) => Promise.all([valuesOf(db, { keys: ["d"] }), valuesOf(db, { keys: ["d", "e"] })]));
  expect(one).toEqual([{ key: "d", value: 4 }]);
  expect(both.map(({ value }) => value)).toEqual([4, 5]);
});

test("the beginning of a query holds no values, and a literal nothing but a whole number", () => {
  expect(() => beginning((db: Blueprint<Settings>) => db.selectFrom("setting").selectAll().where("key", "=", "a"))).toThrow("no values");
  expect(() => literal(1.5)).toThrow("whole number");
});

test("whoever fails because of another says what that one said", async () => {
  const deep = async (db: Db) => {
    await fail(db);
  };
  const deeper = async (db: Db) => deep(db).catch(async (error: unknown) => Promise.reject(error));
  const work = transaction(fresh.db, (tx) => Promise.all([deeper(tx), put(tx, { key: "f", value: "6" })]));
  await expect(work).rejects.toThrow("division by zero");
});

test("the last that is asked takes COMMIT along: it is committed while its answer is still looked at", async () => {
  const seen: unknown[] = [];
  const work = (tx: Db) =>
    lastly(tx, () => put(tx, { key: "g", value: "7" })).then(async () => {
      // The one connection of the pool is taken: another client looks.
      for (let tries = 0; seen.length === 0 && tries < 100; tries++) seen.push(...(await elsewhere("g")));
    });
  await transaction(fresh.db, work, { closable: true });
  expect(seen).toHaveLength(1);
});

test("what fails among the last rolls all of it back and says why; what ran before it does not run after", async () => {
  const ran: string[] = [];
  const work = (tx: Db) => {
    afterCommit(tx, () => ran.push("after"));
    return lastly(tx, () => Promise.all([put(tx, { key: "h", value: "8" }), fail(tx)]));
  };
  await expect(transaction(fresh.db, work, { closable: true })).rejects.toThrow("division by zero");
  expect([await valuesOf(fresh.db, { keys: ["h"] }), ran]).toEqual([[], []]);
});

test("nothing slips into a transaction behind its last, and what was committed stays and is told", async () => {
  const ran: string[] = [];
  const work = async (tx: Db) => {
    afterCommit(tx, () => ran.push("after"));
    await lastly(tx, () => put(tx, { key: "i", value: "9" }));
    await put(tx, { key: "j", value: "10" });
  };
  await expect(transaction(fresh.db, work, { closable: true })).rejects.toThrow("closed by lastly");
  expect((await valuesOf(fresh.db, { keys: ["i", "j"] })).map(({ key }) => key)).toEqual(["i"]);
  expect(ran).toEqual(["after"]);
});

test("where something may follow, the last is as the others", async () => {
  await transaction(fresh.db, async (tx) => {
    await lastly(tx, () => put(tx, { key: "k", value: "11" }));
    await put(tx, { key: "l", value: "12" });
  });
  expect(await valuesOf(fresh.db, { keys: ["k", "l"] })).toHaveLength(2);
});
