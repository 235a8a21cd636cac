import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type pg from "pg";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { openDesk, type Desk } from "../security/open-desk.ts";
import { smallWorld } from "../world.ts";
import { noteFigure } from "./harness/figures.ts";

const size = 4;
let desk: Desk;
let narrow: Desk;
const keys = new Map<Desk, string>();
beforeAll(async () => {
  desk = await openDesk({ size });
  narrow = await openDesk({ size: 1 });
  for (const one of [desk, narrow]) {
    await transaction(one.db, async (tx) => {
      const { people } = await smallWorld(tx);
      keys.set(one, (await createApiKey(tx, { personId: people.per.id, name: "full" })).key);
    });
  }
});
afterAll(async () => {
  await desk.close();
  await narrow.close();
});

const call = (on: Desk, method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
  on.call(method, path, { key: keys.get(on), body, headers });

describe("fault 16: no connection to the database is free", () => {
  // Seen red: without connectionTimeoutMillis in createPool the requests waited until the connections were given back.
  it("requests wait a while and are told to come again; they come through the moment there is room, and nothing is lost", async () => {
    const held: pg.PoolClient[] = [];
    for (let n = 0; n < size; n++) held.push(await desk.pool.connect());
    const began = performance.now();
    const post = (n: number) => call(desk, "POST", "/tickets", { subject: `full ${n}` }, { "idempotency-key": `full-${n}` });
    const refused = await Promise.all(Array.from({ length: 20 }, (_, n) => post(n)));
    const waited = performance.now() - began;
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 503));
    expect(refused[0]?.headers.get("retry-after")).toBe("2");
    expect(refused[0]?.body.code).toBe("database_unavailable");
    expect(waited).toBeGreaterThan(1500);
    for (const client of held) client.release();
    const again = performance.now();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => post(n)));
    const recovery = performance.now() - again;
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect((await desk.pool.query("select 1 from ticket where subject like 'full %'")).rowCount).toBe(20);
    expect([desk.pool.waitingCount, desk.pool.totalCount - desk.pool.idleCount]).toEqual([0, 0]);
    noteFigure(16, "pool exhausted", { refused: 20, waited_ms: Math.round(waited), recovery_ms: Math.round(recovery), lost: 0 });
  });

  // Seen red: with the caller asked for once more inside of the transaction (bind.ts), the first request waited for itself.
  it("no request needs a second connection while it holds one: a desk with a single one opens and answers tickets", async () => {
    const { body: ticket } = await call(narrow, "POST", "/tickets", { subject: "One" });
    const steps: [string, string, object?][] = [
      ["PATCH", `/tickets/${ticket.id}`, { subject: "One and only" }],
      ["POST", `/tickets/${ticket.id}/replies`, { body: "We look into it." }],
      ["POST", `/tickets/${ticket.id}/notes`, { body: "It is the cable." }],
      ["POST", `/tickets/${ticket.id}/time-entries`, { minutes: 5 }],
      ["GET", `/tickets/${ticket.id}`],
      ["GET", `/tickets/${ticket.id}/timeline`],
      ["GET", "/tickets"],
      ["GET", "/queues"],
      ["GET", "/search?q=only"],
      ["POST", `/tickets/${ticket.id}/escalations`, { reason: "Beyond us" }],
      ["POST", "/contacts", { channel: "phone" }],
    ];
    for (const [method, path, body] of steps) {
      const { status } = await call(narrow, method, path, body, { "idempotency-key": path });
      expect([path, status < 300]).toEqual([path, true]);
    }
    const parallel = await Promise.all(Array.from({ length: 20 }, (_, n) => call(narrow, "POST", "/tickets", { subject: `${n}` })));
    expect(new Set(parallel.map(({ status }) => status))).toEqual(new Set([201]));
  });
});
