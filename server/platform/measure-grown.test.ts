import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../tests/database.ts";
import { measureGrown } from "./measure-grown.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase({ size: 2 })));
afterAll(() => fresh.close());

const put = (from: number, to: number) =>
  fresh.pool.query("insert into setting (key, value) select 'key ' || n, '1' from generate_series($1::int, $2::int) n", [from, to]);
const rowsKnown = async (): Promise<number> =>
  (await fresh.pool.query("select reltuples from pg_class where oid = 'setting'::regclass")).rows[0].reltuples;
const isGrown = async () =>
  (await fresh.pool.query("select n_mod_since_analyze > 0 as grown from pg_stat_user_tables where relname = 'setting'")).rows[0].grown;
/** What a connection did is counted a little later. */
const counted = () => vi.waitFor(async () => expect(await isGrown()).toBe(true), { timeout: 10_000, interval: 100 });

// Seen red: without the look; with every table that changed looked at.
test("a table that more than doubled is looked at, one that grew a little is not", async () => {
  await fresh.pool.query("analyze setting");
  const { rows } = await fresh.pool.query("select count(*)::int as n from setting");
  expect(await rowsKnown()).toBe(rows[0].n);
  await put(1, 500);
  await counted();
  await measureGrown(fresh.pool);
  expect(await rowsKnown()).toBe(rows[0].n + 500);
  await put(501, 700);
  await counted();
  await measureGrown(fresh.pool);
  expect(await rowsKnown()).toBe(rows[0].n + 500);
});
