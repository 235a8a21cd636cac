import fc from "fast-check";
import { afterAll, beforeAll, expect, test as plain, vi } from "vitest";
import { freshDatabase, quiet, settle, test, type FreshDatabase } from "../../../tests/database.ts";
import { afterCommit, sql, tables, transaction, type Db } from "../db.ts";
import { publish } from "./publish.ts";
import { reactOnce, startReacting } from "./react.ts";
import type { Reaction } from "./reaction.ts";
import { retryFailures } from "./retry.ts";
import { endOfLog, readAfter, type LogCursor } from "./read.ts";
import { startWaking } from "./wake.ts";

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase({ size: 12 })));
afterAll(() => fresh.close());

/** A transaction that stays open until told how to end. */
async function openWriter(db: Db): Promise<{ write(): Promise<string>; end(how: "commit" | "rollback"): Promise<void> }> {
  let tell: (how: "commit" | "rollback") => void = () => {};
  const told = new Promise<"commit" | "rollback">((done) => (tell = done));
  let opened: (tx: Db) => void = () => {};
  const ready = new Promise<Db>((done) => (opened = done));
  const ended = transaction(db, async (tx) => {
    opened(tx);
    if ((await told) === "rollback") throw new Error("rolled back on purpose");
  }).catch(() => {});
  const tx = await ready;
  return {
    write: () => publish(tx, { type: "test.happened", actorId: null }),
    async end(how) {
      tell(how);
      await ended;
    },
  };
}

async function readAll(db: Db, from: LogCursor, limit: number, seen: string[]): Promise<LogCursor> {
  let cursor = from;
  for (;;) {
    const events = await readAfter(db, cursor, limit);
    const last = events.at(-1);
    if (!last) return cursor;
    seen.push(...events.map((event) => event.id));
    cursor = { xid: last.xid, id: last.id };
  }
}

type Step = { do: "write" | "commit" | "rollback" | "read"; writer: number };
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom("write", "write", "write", "commit", "rollback", "read"),
  writer: fc.integer({ min: 0, max: 3 }),
});

plain("whatever the order of commits, a reader meets every committed event exactly once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), fc.integer({ min: 1, max: 5 }), async (steps, limit) => {
      let cursor = await endOfLog(fresh.db);
      const seen: string[] = [];
      const committed: string[] = [];
      const writers = new Map<number, { at: Awaited<ReturnType<typeof openWriter>>; wrote: string[] }>();
      const end = async (n: number, how: "commit" | "rollback") => {
        const writer = writers.get(n);
        writers.delete(n);
        await writer?.at.end(how);
        if (how === "commit") committed.push(...(writer?.wrote ?? []));
      };
      for (const { do: what, writer } of steps) {
        if (what === "read") cursor = await readAll(fresh.db, cursor, limit, seen);
        else if (what !== "write") await end(writer, what);
        else {
          if (!writers.has(writer)) writers.set(writer, { at: await openWriter(fresh.db), wrote: [] });
          const open = writers.get(writer);
          open?.wrote.push(await open.at.write());
        }
      }
      for (const n of [...writers.keys()]) await end(n, "commit");
      await readAll(fresh.db, cursor, limit, seen);
      expect(seen.toSorted()).toEqual(committed.toSorted());
    }),
    { numRuns: 40 },
  );
});

plain("an event behind an older open transaction waits for it", async () => {
  const from = await endOfLog(fresh.db);
  const older = await openWriter(fresh.db);
  const first = await older.write();
  const second = await transaction(fresh.db, (tx) => publish(tx, { type: "test.happened", actorId: null }));
  expect(await readAfter(fresh.db, from, 10)).toEqual([]);
  await older.end("commit");
  expect((await readAfter(fresh.db, from, 10)).map((event) => event.id)).toEqual([first, second]);
});

test("the log is read in the order of transactions as numbers, not as text: 9 before 10", async ({ db }) => {
  await sql`insert into event (id, xid, type) select gen_random_uuid(), n::text::xid8, 'test.' || n from unnest(array[10, 9, 100, 99]) n`.execute(
    tables(db),
  );
  const seen: string[] = [];
  await readAll(db, { xid: "0", id: "00000000-0000-0000-0000-000000000000" }, 1, seen);
  const { rows } = await sql<{ id: string; type: string }>`select id, type from event`.execute(tables(db));
  expect(seen.map((id) => rows.find((row) => row.id === id)?.type)).toEqual(["test.9", "test.10", "test.99", "test.100"]);
});

test("a fact keeps who, what and when, and is private unless said", async ({ db }) => {
  const at = new Date("2026-03-04T05:06:07Z");
  await publish(db, { type: "test.happened", actorId: null, data: { number: 7 } }, at);
  const { rows } = await sql`select type, public, data, at from event`.execute(tables(db));
  expect(rows).toEqual([{ type: "test.happened", public: false, data: { number: 7 }, at }]);
});

test("readers are woken after the commit", async ({ db }) => {
  const order: string[] = [];
  await transaction(db, async (tx) => {
    await publish(tx, { type: "test.happened", actorId: null });
    afterCommit(tx, () => order.push("after"));
    order.push("inside");
  });
  expect(order).toEqual(["inside", "after"]);
});

const noting = (name: string, noted: string[], fail?: (id: string) => boolean): Reaction => ({
  name,
  on: ["test.happened"],
  async run(tx, event) {
    await sql`insert into setting (key, value) values (${`${name}:${event.id}`}, '1')`.execute(tables(tx));
    if (fail?.(event.id)) throw new Error("this one fails");
    noted.push(event.id);
  },
});
const happen = (type = "test.happened") => transaction(fresh.db, (tx) => publish(tx, { type, actorId: null }));
const kept = async (name: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from setting where key like ${`${name}:%`}`.execute(tables(fresh.db));
  return rows[0]?.n ?? 0;
};

plain("a failing reaction is set aside with its reason, undone, and the next ones go on", async () => {
  const noted: string[] = [];
  let bad = "";
  const reaction = noting("set-aside", noted, (id) => id === bad);
  await settle(fresh.db, [reaction]);
  noted.length = 0;
  const before = await kept("set-aside");
  const first = await happen();
  bad = await happen();
  await happen("test.other");
  const last = await happen();
  await settle(fresh.db, [reaction]);
  expect(noted).toEqual([first, last]);
  expect(await kept("set-aside")).toBe(before + 2);
  const { rows } = await sql`select event_id, error, attempts from reaction_failure where subscriber = 'set-aside'`.execute(
    tables(fresh.db),
  );
  expect(rows).toEqual([{ event_id: bad, error: "this one fails", attempts: 1 }]);
});

plain("what failed is tried again when it is due, and forgotten when it goes well", async () => {
  const noted: string[] = [];
  let broken = true;
  const reaction = noting("retried", noted, () => broken);
  await settle(fresh.db, [reaction]);
  await sql`delete from reaction_failure`.execute(tables(fresh.db));
  const id = await happen();
  await settle(fresh.db, [reaction]);
  const attempts = async () =>
    (await sql<{ attempts: number }>`select attempts from reaction_failure`.execute(tables(fresh.db))).rows.map((row) => row.attempts);
  const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
  await retryFailures(fresh.db, [reaction], quiet, later(20));
  expect(await attempts()).toEqual([1]);
  await retryFailures(fresh.db, [reaction], quiet, later(40));
  expect(await attempts()).toEqual([2]);
  broken = false;
  await retryFailures(fresh.db, [reaction], quiet, later(60));
  expect(noted).toEqual([]);
  await retryFailures(fresh.db, [reaction], quiet, later(110));
  expect(noted).toEqual([id]);
  expect(await attempts()).toEqual([]);
});

plain("several processes on one cursor handle each event once", async () => {
  const noted: string[] = [];
  const reaction = noting("shared", noted);
  await settle(fresh.db, [reaction]);
  noted.length = 0;
  const wanted: string[] = [];
  for (let n = 0; n < 20; n++) wanted.push(await happen());
  for (let read = 1; read > 0;) {
    const reads = await Promise.all(Array.from({ length: 4 }, () => reactOnce(fresh.db, reaction, quiet)));
    read = Math.max(...reads);
  }
  expect(noted).toEqual(wanted);
});

plain("started reactions follow what is published, also by another process, and stop", async () => {
  const noted: string[] = [];
  const waking = startWaking(fresh.url, fresh.pool, quiet);
  const reacting = await startReacting(fresh.db, [noting("followed", noted)], quiet);
  const here = await happen();
  await vi.waitFor(() => expect(noted).toEqual([here]), { timeout: 5000, interval: 10 });
  // Written past `publish`, as another process would: only the notice and the poll can tell.
  const { rows } = await sql<{ id: string }>`insert into event (id, type) values (gen_random_uuid(), 'test.happened') returning id`.execute(
    tables(fresh.db),
  );
  await vi.waitFor(() => expect(noted).toContain(rows[0]?.id), { timeout: 5000, interval: 10 });
  await reacting.stop();
  await waking.stop();
  await happen();
  expect(noted).toHaveLength(2);
});

plain("a reaction that takes many at once falls back to one by one where that fails", async () => {
  const noted: string[] = [];
  let bad = "";
  const asked: number[] = [];
  const single = noting("together", noted, (id) => id === bad);
  const reaction: Reaction = {
    ...single,
    async runAll(tx, events) {
      asked.push(events.length);
      for (const event of events) await single.run(tx, event);
    },
  };
  await settle(fresh.db, [reaction]);
  const before = await kept("together");
  asked.length = 0;
  await transaction(fresh.db, async (tx) => {
    for (let n = 0; n < 3; n++) await publish(tx, { type: "test.happened", actorId: null });
  });
  await settle(fresh.db, [reaction]);
  expect(asked).toEqual([3]);
  expect(await kept("together")).toBe(before + 3);
  bad = await happen();
  await happen();
  await settle(fresh.db, [reaction]);
  expect(await kept("together")).toBe(before + 4);
});
