import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../tests/database.ts";
import { transaction } from "./db.ts";
import { publish } from "./events/publish.ts";
import { remembered } from "./remember.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase({ size: 2 })));
afterAll(() => fresh.close());

const asking = () => {
  const asked: number[] = [];
  const recall = remembered(/^thing\./, async (_, key: number) => asked.push(key));
  return { asked, recall, ask: (key: number) => transaction(fresh.db, (tx) => recall(tx, key)) };
};
const tell = (type: string) => transaction(fresh.db, (tx) => publish(tx, { type, actorId: null }));

test("many ask at once and once more: the database is asked once per key, by transactions too", async () => {
  const { asked, ask } = asking();
  await Promise.all([ask(1), ask(1), ask(2)]);
  await ask(1);
  expect(asked).toEqual([1, 2]);
});

test("a fact about it makes it be forgotten, another fact does not", async () => {
  const { asked, ask } = asking();
  await ask(1);
  await tell("other.changed");
  await ask(1);
  expect(asked).toEqual([1]);
  await tell("thing.changed");
  await ask(1);
  expect(asked).toEqual([1, 1]);
});

// Seen red: with nothing that a transaction told looked at.
test("a transaction that told a fact about it asks anew and lets nobody else have its answer", async () => {
  const { asked, ask, recall } = asking();
  await ask(1);
  await transaction(fresh.db, async (tx) => {
    await publish(tx, { type: "other.changed", actorId: null });
    await recall(tx, 1);
    expect(asked).toEqual([1]);
    await publish(tx, { type: "thing.changed", actorId: null });
    await recall(tx, 1);
    expect(asked).toEqual([1, 1]);
    // What others asked before is theirs until this is committed.
    await ask(1);
    expect(asked).toEqual([1, 1]);
  });
});

test("a failure is not remembered", async () => {
  let tries = 0;
  const recall = remembered(/^thing\./, async () => {
    if (++tries === 1) throw new Error("not now");
    return tries;
  });
  const ask = () => transaction(fresh.db, (tx) => recall(tx, "a"));
  await expect(ask()).rejects.toThrow("not now");
  expect(await ask()).toBe(2);
});
