import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../tests/database.ts";
import { together, transaction } from "./db.ts";
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

test("many ask at once and once more: the database is asked once per key", async () => {
  const { asked, ask, recall } = asking();
  const read = (key: number) => together(fresh.db, (one) => recall(one, key));
  await Promise.all([read(1), read(1), read(2)]);
  await ask(1);
  expect(asked).toEqual([1, 2]);
});

// Seen red: with every answer shared that somebody is asked for.
test("a transaction waits for no answer that another transaction is asked for, and takes one that was given", async () => {
  const never = new Promise<number>(() => {});
  let asked = 0;
  const recall = remembered(/^thing\./, async () => (++asked === 1 ? never : asked));
  void transaction(fresh.db, async (tx) => void recall(tx, "a"));
  await vi.waitFor(() => expect(asked).toBe(1));
  expect(await transaction(fresh.db, (tx) => recall(tx, "a"))).toBe(2);
  const { asked: others, ask } = asking();
  await ask(1);
  await ask(1);
  expect(others).toEqual([1]);
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
