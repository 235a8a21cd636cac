import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { openDesk, type Desk } from "../security/open-desk.ts";
import { smallWorld } from "../world.ts";
import { noteFigure } from "./harness/figures.ts";

// Seen red: with the key looked up first and inserted after the work (once.ts), the first key made a second ticket; with
// keys kept for two days, the one of 25 hours ago still answered.
const keys = 200;
const parallel = 10;

let desk: Desk;
let per = "";
let kari = "";
beforeAll(async () => {
  desk = await openDesk({ size: 12 });
  await transaction(desk.db, async (tx) => {
    const { people } = await smallWorld(tx);
    per = (await createApiKey(tx, { personId: people.per.id, name: "twice" })).key;
    kari = (await createApiKey(tx, { personId: people.kari.id, name: "twice" })).key;
  });
});
afterAll(() => desk.close());

const open = (idempotencyKey: string, subject: string, key = per) =>
  desk.call("POST", "/tickets", { key, body: { subject }, headers: { "idempotency-key": idempotencyKey } });
const count = async (pattern: string): Promise<number> =>
  (await desk.pool.query("select count(*)::int as n from ticket where subject like $1", [pattern])).rows[0].n;

describe("fault 13: the same POST more than once", () => {
  it(`${keys} keys, each ${parallel} times at once: ${keys} tickets, and everybody gets the same answer`, async () => {
    for (let n = 0; n < keys; n++) {
      const answers = await Promise.all(Array.from({ length: parallel }, () => open(`parallel-${n}`, `parallel ${n}`)));
      const [first] = answers;
      expect(first?.status).toBe(201);
      for (const { status, body } of answers) expect({ status, body }).toEqual({ status: first?.status, body: first?.body });
    }
    const made = await count("parallel %");
    expect(made).toBe(keys);
    noteFigure(13, "duplicate POST", { keys, parallel, made });
  });

  it("the same key with another body is refused, and nothing is made", async () => {
    await open("other-body", "other body");
    expect((await open("other-body", "other body changed")).body).toMatchObject({ status: 422, code: "key_reused" });
    expect(await count("other body%")).toBe(1);
  });

  it("belongs to one caller and one address: others may use the same word", async () => {
    const first = (await open("shared", "shared")).body;
    const [other, answer] = await Promise.all([
      open("shared", "shared", kari),
      desk.call("POST", `/tickets/${first.id}/replies`, { key: per, body: { body: "Yes." }, headers: { "idempotency-key": "shared" } }),
    ]);
    expect([other.status, answer.status]).toEqual([201, 201]);
    expect(other.body.id).not.toBe(first.id);
  });

  it("counts for a day: after 23 hours the first answer, after 25 a new ticket", async () => {
    const hour = 3_600_000;
    const first = (await open("aging", "aging")).body.id;
    desk.pass(23 * hour);
    expect((await open("aging", "aging")).body.id).toBe(first);
    desk.pass(2 * hour);
    expect((await open("aging", "aging")).body.id).not.toBe(first);
    desk.pass(-25 * hour);
  });

  it("a refusal leaves the key free, as does a request that was cut before its commit", async () => {
    expect((await open("free", "")).status).toBe(400);
    const busy = await desk.pool.connect();
    await busy.query("begin");
    await busy.query("lock table ticket in exclusive mode");
    const waiting = open("free", "free");
    await expect
      .poll(
        async () =>
          (await desk.pool.query("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'")).rowCount,
      )
      .toBeGreaterThan(0);
    expect((await waiting).status).toBe(503);
    await busy.query("rollback");
    busy.release();
    expect((await open("free", "free")).status).toBe(201);
    expect(await count("free")).toBe(1);
  });
});
