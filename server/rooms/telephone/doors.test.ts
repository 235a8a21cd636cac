import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHall, type Hall } from "../../../tests/security/hall.ts";
import { transaction } from "../../platform/db.ts";
import { sign } from "../webhooks/index.ts";
import { changeSecret, changeSystem, createSystem } from "./change-system.ts";
import { findSystem } from "./store.ts";
import { listLogged } from "./store-log.ts";
import { sweeping } from "./settle-calls.ts";
import { tolerance } from "./verify.ts";

let hall: Hall;
let token: string;
let generic: string;
let signed: { id: string; secret: string };

beforeAll(async () => {
  hall = await openHall({ commits: true });
  const { administrator } = hall.world.actors;
  const lines = [{ line: "201", person_id: hall.world.people.per.id }];
  const made = await transaction(hall.db, (tx) => createSystem(tx, administrator, new Date(), { name: "Generic", kind: "generic", lines }));
  [generic, token] = [made.id, made.secret];
  signed = await transaction(hall.db, (tx) => createSystem(tx, administrator, new Date(), { name: "Signed", kind: "signed", lines }));
});
afterAll(() => hall.close());

const post = (url: string, payload: string, headers: Record<string, string>) =>
  hall.send("anonymous", "POST", `/api/v1${url}`, { payload, headers });
const form = (fields: Record<string, string>, to = token) =>
  post(`/cti/${to}`, new URLSearchParams(fields).toString(), { "content-type": "application/x-www-form-urlencoded" });
const ring = { event: "newCall", direction: "in", from: "4722001412", to: "22001400", "user[]": "201" };
const calls = async () => (await hall.query("select count(*)::int as n from telephone_call")).rows[0]?.n as number;

test("the generic webhook takes a form and JSON, and answers as its recipes expect", async () => {
  const answer = await form({ ...ring, callId: "a" });
  expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
  const json = await post(`/cti/${token}`, JSON.stringify({ ...ring, event: "answer", callId: "a", user: ["201"] }), {
    "content-type": "application/json",
  });
  expect([json.statusCode, json.json()]).toEqual([200, {}]);
  const { rows } = await hall.query("select channel, phone, person_id from contact where phone = '+4722001412'");
  expect(rows).toEqual([{ channel: "phone", phone: "+4722001412", person_id: null }]);
});

test("an event that is not understood is refused with its reason, and stands in the log", async () => {
  const before = await calls();
  for (const [fields, wrong] of [
    [{ ...ring, callId: "b", direction: "sideways" }, "direction"],
    [{ ...ring, callId: "b", event: "explode" }, "event"],
    [ring, "callId"],
  ] as const) {
    const answer = await form(fields);
    expect([answer.statusCode, answer.json().error]).toEqual([422, `Invalid or missing: ${wrong}`]);
  }
  const odd = await post(`/cti/${token}`, '{"__proto__": {"event": "newCall", "isAdmin": true}, "callId": "p"}', {
    "content-type": "application/json",
  });
  expect(odd.statusCode).toBe(422);
  expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
  const broken = await post(`/cti/${token}`, "{", { "content-type": "application/json" });
  expect(broken.statusCode).toBe(422);
  expect(await calls()).toBe(before);
  const [latest] = await listLogged(hall.db, generic, null, 1);
  expect(latest).toMatchObject({ type: "other", outcome: "refused", call_id: "body" });
});

// Seen red: with the address logged as it was asked for.
test("the secret at the end of the address stands in no line of the log", async () => {
  hall.logged.length = 0;
  await form({ ...ring, callId: "logged" });
  await form({ ...ring, callId: "logged" }, "b".repeat(43));
  expect(hall.logged.join("")).toContain("/api/v1/cti/…");
  expect(hall.logged.join("")).not.toMatch(new RegExp(`${token}|${"b".repeat(43)}`));
});

// Seen red: with a switched-off system heard.
test("a forged address, one of before and a switched-off system make nothing ring", async () => {
  const before = await calls();
  const forged = await form({ ...ring, callId: "c" }, "a".repeat(43));
  expect([forged.statusCode, typeof forged.json().error]).toEqual([401, "string"]);
  const { administrator } = hall.world.actors;
  const row = async () => {
    const found = await findSystem(hall.db, generic);
    if (!found) throw new Error("gone");
    return found;
  };
  const system = await row();
  await transaction(hall.db, (tx) => changeSystem(tx, administrator, new Date(), system, { active: false }));
  expect((await form({ ...ring, callId: "c" })).statusCode).toBe(401);
  await transaction(hall.db, (tx) => changeSystem(tx, administrator, new Date(), system, { active: true }));
  const fresh = await transaction(hall.db, async (tx) => changeSecret(tx, administrator, new Date(), await row()));
  expect((await form({ ...ring, callId: "c" })).statusCode).toBe(401);
  expect(await calls()).toBe(before);
  expect((await form({ ...ring, callId: "c" }, fresh)).statusCode).toBe(200);
  token = fresh;
});

const native = { type: "newCall", call_id: "n1", direction: "in", from: "+4722001412", users: ["201"] };
interface Sent {
  id?: string;
  seconds?: number;
  secret?: string;
  /** What arrives, where that is not what was signed. */
  arrives?: object;
}
const tell = (body: object, { id = randomUUID(), seconds = Math.floor(Date.now() / 1000), secret = signed.secret, arrives }: Sent = {}) =>
  post(`/telephone-systems/${signed.id}/events`, JSON.stringify(arrives ?? body), {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": sign([secret], id, seconds, JSON.stringify(body)),
  });

// Seen red: with the window left out, with the id not kept, and with a signature of the length of the words alone.
test("the signed webhook refuses forged, changed, old, early and repeated events", async () => {
  const now = Math.floor(Date.now() / 1000);
  const before = await calls();
  const other = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  for (const wrong of [
    await tell(native, { secret: other }),
    await tell(native, { arrives: { ...native, from: "+4799999999" } }),
    await tell(native, { seconds: now - 301 }),
    await tell(native, { seconds: now + 301 }),
    await post(`/telephone-systems/${signed.id}/events`, JSON.stringify(native), { "content-type": "application/json" }),
    await post(`/telephone-systems/${randomUUID()}/events`, JSON.stringify(native), { "content-type": "application/json" }),
    // A generic system signs nothing.
    await post(`/telephone-systems/${generic}/events`, JSON.stringify(native), { "content-type": "application/json" }),
  ])
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, "telephone_unknown"]);
  expect(await calls()).toBe(before);

  const id = randomUUID();
  const first = await tell(native, { id });
  expect([first.statusCode, first.json()]).toEqual([200, { outcome: "taken" }]);
  const again = await tell(native, { id });
  expect([again.statusCode, again.json().code]).toEqual([409, "call_event_again"]);
  expect((await tell(native)).json()).toEqual({ outcome: "repeated" });
  expect(await calls()).toBe(before + 1);
  expect((await tell({ ...native, more: 1 })).statusCode).toBe(422);
});

test("the same id at the same moment is taken once", async () => {
  const id = randomUUID();
  const answers = await Promise.all(Array.from({ length: 12 }, () => tell({ ...native, call_id: "at once" }, { id })));
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, ...Array.from({ length: 11 }, () => 409)]);
});

// Seen red: with ids forgotten as soon as what they came with is too old to be sent now.
test("an id is remembered for as long as what it came with could be sent again", async () => {
  const id = randomUUID();
  const early = { id, seconds: Math.floor(Date.now() / 1000) + 295 };
  expect((await tell({ ...native, call_id: "early" }, early)).statusCode).toBe(200);
  // A clock that goes before ours: good until five minutes after what it said.
  await sweeping.run(hall.db, new Date(Date.now() + 2 * tolerance));
  expect((await tell({ ...native, call_id: "early" }, early)).json().code).toBe("call_event_again");
  await sweeping.run(hall.db, new Date(Date.now() + 4 * tolerance));
  expect((await hall.query("select count(*)::int as n from telephone_taken")).rows[0]?.n).toBe(0);
});

test("its secret is shown once, and only who runs the desk connects systems, with lines of technicians", async () => {
  const list = await hall.send("administrator", "GET", "/api/v1/telephone-systems");
  expect(list.body).not.toContain(token);
  expect(list.body).not.toContain("whsec_");
  const create = { payload: { name: "Mine", kind: "generic" } };
  expect((await hall.send("per", "POST", "/api/v1/telephone-systems", create)).statusCode).toBe(403);
  expect((await hall.send("ane", "GET", "/api/v1/calls/ringing")).statusCode).toBe(403);
  const wrong = { payload: { lines: [{ line: "7", person_id: hall.world.people.ane.id }] } };
  const refused = await hall.send("administrator", "PATCH", `/api/v1/telephone-systems/${generic}`, wrong);
  expect([refused.statusCode, refused.json().errors?.[0]?.pointer]).toEqual([400, "/lines/0/person_id"]);
});

test("more than any exchange tells in a minute is refused, and so are many guesses", { timeout: 60_000 }, async () => {
  let refused = 0;
  for (let n = 0; n < 40; n++) if ((await form({ ...ring, callId: "g" }, `${n}`.padStart(43, "x"))).statusCode === 429) refused++;
  expect(refused).toBeGreaterThan(5);
  let over = 0;
  for (let n = 0; n < 1250 && over === 0; n++) {
    const answer = await form({ ...ring, callId: "flood" });
    if (answer.statusCode === 429) {
      over = n;
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    }
  }
  expect(over).toBeGreaterThan(1000);
});
