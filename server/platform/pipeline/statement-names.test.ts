import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../../tests/database.ts";
import { isStalePlan, plannedAnew } from "./statement-names.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase({ size: 1 })));
afterAll(() => fresh.close());

const ask = () => fresh.pool.query("select * from setting where key = $1", ["a"]);
const prepared = async (): Promise<number> =>
  (await fresh.pool.query("select count(*)::int as n from pg_prepared_statements where statement like 'select * from setting%'")).rows[0].n;

test("a statement that comes back is prepared", async () => {
  for (let n = 0; n < 3; n++) await ask();
  expect(await prepared()).toBe(0);
  await ask();
  expect(await prepared()).toBe(1);
});

test("a statement whose way depends on a value is never prepared", async () => {
  for (let n = 0; n < 8; n++) await fresh.pool.query(`select * from setting where key = $1 and value is not null ${plannedAnew}`, ["a"]);
  const { rows } = await fresh.pool.query("select count(*)::int as n from pg_prepared_statements where statement like '%planned anew%'");
  expect(rows[0].n).toBe(0);
});

test("a column added under us costs one try, not every one", async () => {
  await fresh.pool.query("insert into setting (key, value) values ('a', '1')");
  await fresh.pool.query("alter table setting add column later text");
  const refused: unknown = await ask().catch((error: unknown) => error);
  expect(isStalePlan(refused)).toBe(true);
  expect((await ask()).rows).toEqual([expect.objectContaining({ key: "a", later: null })]);
});
