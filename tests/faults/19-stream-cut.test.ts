import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { publish } from "../../server/platform/events/publish.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { listen } from "../security/listen.ts";
import { openDesk, type Desk } from "../security/open-desk.ts";
import { smallWorld } from "../world.ts";
import { noteFigure } from "./harness/figures.ts";

// Seen red: without the horizon of the snapshot (read.ts: `xid < pg_snapshot_xmin(…)`), events were never told.
const cuts = 1000;
const listeners = 4;

let desk: Desk;
let key = "";
beforeAll(async () => {
  desk = await openDesk({ size: 12 });
  await transaction(desk.db, async (tx) => {
    const { people } = await smallWorld(tx);
    key = (await createApiKey(tx, { personId: people.per.id, name: "ears" })).key;
  });
});
afterAll(() => desk.close());

interface Heard {
  types: string[];
  resets: number;
}

/** One browser whose line breaks again and again, at any byte; it goes on after the last id it has, as browsers do. */
async function brokenLine(times: number): Promise<Heard> {
  const heard: Heard = { types: [], resets: 0 };
  let lastEventId: string | undefined;
  const take = async (stay: (listener: Awaited<ReturnType<typeof listen>>) => Promise<unknown>) => {
    const listener = await listen(desk, { key, lastEventId });
    expect(listener.status).toBe(200);
    await stay(listener);
    listener.leave();
    await listener.closed;
    for (const type of listener.types()) {
      if (type === "reset") heard.resets += 1;
      else heard.types.push(type);
    }
    lastEventId = listener.lastId() || lastEventId;
  };
  // From its first id on it must hear everything.
  await take((listener) => expect.poll(() => listener.lastId()).not.toBe(""));
  for (let cut = 0; cut < times; cut++) await take(() => pause(Math.random() * 30));
  while (!heard.types.includes("person.end")) await take(() => pause(50));
  return heard;
}

test(`fault 19: a stream is cut ${cuts} times while others write: each event once and in order`, async () => {
  let writing = true;
  let number = 0;
  const ready = desk.pool.query("select pg_current_xact_id()");
  const writers = Array.from({ length: 3 }, async () => {
    await ready;
    while (writing) {
      await transaction(desk.db, async (tx) => {
        await publish(tx, { type: `person.cut_${number++}`, actorId: null });
        // Commits come out of the order in which the events were written.
        await pause(Math.random() * 40);
      });
    }
  });
  const lines = Array.from({ length: listeners }, () => brokenLine(cuts / listeners));
  const stop = (async () => {
    while (number < 1200) await pause(50);
    writing = false;
    await Promise.all(writers);
    await transaction(desk.db, (tx) => publish(tx, { type: "person.end", actorId: null }));
  })();
  const all = await Promise.all(lines);
  await stop;
  const { rows } = await desk.pool.query("select type from event where type like 'person.cut_%' or type = 'person.end' order by xid, id");
  const told = rows.map(({ type }) => type as string);
  for (const { types, resets } of all) {
    const mine = types.filter((type) => type === "person.end" || type.startsWith("person.cut_"));
    // The first id may lie behind the first few.
    expect(mine).toEqual(told.slice(told.length - mine.length));
    expect(mine.length).toBeGreaterThan(told.length * 0.9);
    expect(resets).toBe(0);
  }
  noteFigure(19, "stream cut", { cuts, listeners, events: told.length, missed: 0, repeated: 0 });
});
