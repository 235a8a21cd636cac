import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { WebhookType } from "../../../contract/webhooks.ts";
import { freshDatabase, quiet, settle, type FreshDatabase } from "../../../tests/database.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { nameHosts } from "../../platform/egress/index.ts";
import { addNote, changeTicket, escalate, openTicket } from "../tickets/index.ts";
import { changeWebhook } from "./change-webhook.ts";
import { createWebhook } from "./create-webhook.ts";
import { loadDelivery, loadToChange } from "./load.ts";
import { queueing } from "./queue-facts.ts";
import { replayFailed, replayOne, sendTest } from "./replay.ts";
import { rotateSecret } from "./rotate-secret.ts";
import { sendAlong } from "./send-along.ts";
import { findWebhook } from "./store.ts";
import { listDeliveries, triesOf } from "./store-deliveries.ts";
import { readyWebhooks } from "./store-turns.ts";
import { sweepWebhooks } from "./sweep.ts";

interface Heard {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

const start = new Date("2026-03-02T08:00:00Z");
const day = 24 * 60 * 60_000;
let fresh: FreshDatabase;
let world: World;
let receiver: Server;
let base: string;
let heard: Heard[] = [];
/** What the receiver answers, by path; 204 else. */
let answers: Record<string, (nth: number) => { status: number; body?: string; headers?: Record<string, string> }> = {};
let at: Date;

beforeAll(async () => {
  fresh = await freshDatabase();
  world = await transaction(fresh.db, (tx) => smallWorld(tx));
  receiver = createServer(async (request, answer) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const path = request.url ?? "";
    heard.push({ path, headers: request.headers, body: Buffer.concat(pieces).toString() });
    const { status, body, headers } = answers[path]?.(heard.filter((one) => one.path === path).length) ?? { status: 204 };
    answer.writeHead(status, headers).end(body);
  });
  await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
beforeEach(() => {
  nameHosts({ hosts: ["127.0.0.1"] });
  [heard, answers, at] = [[], {}, start];
});
// One test's addresses are told nothing of the next one's tickets.
afterEach(() => fresh.pool.query("delete from webhook"));
afterAll(async () => {
  nameHosts({ hosts: [] });
  receiver.close();
  await fresh.close();
});

const admin = () => world.actors.administrator;
const inTx = <T>(work: (tx: FreshDatabase["db"]) => Promise<T>) => transaction(fresh.db, work);
const listen = (path: string, types: WebhookType[] = ["ticket.opened"]) =>
  inTx((tx) => createWebhook(tx, admin(), at, { name: path.slice(1), url: `${base}${path}`, types }));
const open = (subject = "It is broken") =>
  inTx((tx) =>
    openTicket(tx, world.actors.per, at, { subject, description: "", channel: "phone", requester: { id: world.people.ane.id } }),
  );
const send = (id: string) => sendAlong({ db: fresh.db, log: quiet, now: () => at, isStopped: () => false }, id);
const later = (ms: number) => (at = new Date(at.getTime() + ms));
const log = (webhookId: string) => listDeliveries(fresh.db, { webhookId, state: undefined, after: null, limit: 50 });
/** As the specification has it, written anew. */
const verifies = ({ headers, body }: Heard, secret: string): boolean => {
  const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
  const mac = createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
    .update(signed)
    .digest("base64");
  return String(headers["webhook-signature"]).split(" ").includes(`v1,${mac}`);
};

// Seen red: with the time left out of what is signed (sign.ts); with 410 taken for any other answer (verdict.ts).
test("a ticket that is opened is told, signed, with its number and nothing that somebody wrote", async () => {
  const { id, secret } = await listen("/in", ["ticket.opened", "note.added"]);
  const ticket = await open("canary");
  await inTx((tx) => addNote(tx, world.actors.per, at, ticket.id, { body: "canary" }));
  await inTx((tx) => changeTicket(tx, world.actors.per, at, ticket.id, { impact: 1 }));
  await settle(fresh.db, [queueing]);
  // Facts are read by the clock of the desk.
  at = new Date(Date.now() + 1000);
  await send(id);
  expect(heard.map(({ body }) => JSON.parse(body).type)).toEqual(["ticket.opened", "note.added"]);
  expect(JSON.stringify(heard)).not.toContain("canary");
  expect(heard.every((one) => verifies(one, secret))).toBe(true);
  expect(heard.every((one) => verifies({ ...one, body: `${one.body} ` }, secret))).toBe(false);
  expect(JSON.parse(heard[0]?.body ?? "").data.ticket).toMatchObject({ id: ticket.id, number: ticket.number });
  expect((await log(id)).map(({ state, status, attempts }) => [state, status, attempts])).toEqual([
    ["delivered", 204, 1],
    ["delivered", 204, 1],
  ]);
});

test("nothing is told of a ticket that is closed to others, also when it was closed only after", async () => {
  const { id } = await listen("/closed", ["ticket.opened", "ticket.handed_up", "ticket.handed_over"]);
  const [before, meanwhile] = [await open(), await open()];
  const close = (ticket: string) => inTx((tx) => escalate(tx, admin(), at, ticket, { reason: "fraud", path: "security" }));
  await close(before.id);
  await settle(fresh.db, [queueing]);
  await close(meanwhile.id);
  at = new Date(Date.now() + 1000);
  await send(id);
  expect(heard).toEqual([]);
  expect((await log(id)).map(({ ticket_id, state, trouble }) => [ticket_id, state, trouble])).toEqual([
    [meanwhile.id, "canceled", "confidential"],
  ]);
});

test("what fails is tried again under the same id, with the same bytes, and every try is logged", async () => {
  const { id } = await listen("/again");
  answers["/again"] = (nth) => (nth === 1 ? { status: 500, body: "é".repeat(2000) } : { status: 200, body: "thanks" });
  const delivery = await inTx(async (tx) => sendTest(tx, await loadToChange(tx, id), at));
  await send(id);
  await send(id);
  expect(heard).toHaveLength(1);
  later(7000);
  await send(id);
  expect(heard).toHaveLength(2);
  const [first, second] = heard;
  expect([second?.headers["webhook-id"], second?.body]).toEqual([first?.headers["webhook-id"], first?.body]);
  expect(first?.headers["webhook-id"]).toBe(`msg_${delivery}`);
  expect(second?.headers["webhook-timestamp"]).not.toBe(first?.headers["webhook-timestamp"]);
  const tries = await triesOf(fresh.db, delivery);
  expect(tries.map(({ status, trouble }) => [status, trouble])).toEqual([
    [200, null],
    [500, "status"],
  ]);
  expect([tries[0]?.answer, tries[1]?.answer]).toEqual(["thanks", "é".repeat(512)]);
  expect(await findWebhook(fresh.db, id)).toMatchObject({ failing_since: null, failures: 0, waiting: 0 });
});

test("after a change of its secret both are good for a day, then the new one", async () => {
  const { id, secret } = await listen("/secret");
  const changed = await inTx(async (tx) => rotateSecret(tx, admin(), at, await loadToChange(tx, id)));
  const test = () => inTx(async (tx) => sendTest(tx, await loadToChange(tx, id), at)).then(() => send(id));
  await test();
  later(day + 1000);
  await test();
  expect(heard.map((one) => [verifies(one, secret), verifies(one, changed.secret)])).toEqual([
    [true, true],
    [false, true],
  ]);
  const { rows } = await fresh.pool.query("select secret, old_secret from webhook where id = $1", [id]);
  expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
});

test("410 switches it off, and who runs the desk is told", async () => {
  const { id } = await listen("/gone");
  answers["/gone"] = () => ({ status: 410 });
  await inTx(async (tx) => sendTest(tx, await loadToChange(tx, id), at));
  await send(id);
  expect(await findWebhook(fresh.db, id)).toMatchObject({ active: false, off_reason: "gone", failed: 1 });
  const { rows } = await fresh.pool.query("select person_id, text from notification where kind = 'webhook_off'");
  expect(rows).toEqual([{ person_id: world.people.administrator.id, text: "gone" }]);
  await expect(inTx(async (tx) => sendTest(tx, await loadToChange(tx, id), at))).rejects.toMatchObject({ code: "webhook_off" });
});

test("one that fails for five days is switched off; on again, nothing of it is held against it", async () => {
  const { id } = await listen("/dead");
  answers["/dead"] = () => ({ status: 503 });
  for (let days = 0; days < 6; days++) {
    if ((await findWebhook(fresh.db, id))?.active) await inTx(async (tx) => sendTest(tx, await loadToChange(tx, id), at));
    await send(id);
    later(day);
  }
  expect(await findWebhook(fresh.db, id)).toMatchObject({ active: false, off_reason: "failing" });
  await inTx(async (tx) => changeWebhook(tx, admin(), at, await loadToChange(tx, id), { active: true }));
  expect(await findWebhook(fresh.db, id)).toMatchObject({ active: true, off_reason: null, failing_since: null, paused_until: null });
});

test("a redirect is not followed", async () => {
  const { id } = await listen("/moved");
  answers["/moved"] = () => ({ status: 302, headers: { location: `${base}/elsewhere` } });
  await inTx(async (tx) => sendTest(tx, await loadToChange(tx, id), at));
  await send(id);
  expect(heard.map(({ path }) => path)).toEqual(["/moved"]);
  expect((await log(id))[0]).toMatchObject({ state: "waiting", status: 302, trouble: "redirected" });
});

test("a host that is named no more is not connected to, whatever its name answers", async () => {
  const { id } = await listen("/inside");
  nameHosts({ hosts: [] });
  await fresh.pool.query("update webhook set url = $2 where id = $1", [id, base.replace("http://127.0.0.1", "https://localhost")]);
  await inTx(async (tx) => sendTest(tx, await loadToChange(tx, id), at));
  await send(id);
  expect([heard, (await log(id))[0]?.trouble]).toEqual([[], "not_allowed"]);
});

test("a dead address is left alone, and keeps no other one waiting", async () => {
  const dead = await listen("/down");
  const alive = await listen("/up");
  answers["/down"] = () => ({ status: 500 });
  for (let n = 0; n < 5; n++) await open();
  await settle(fresh.db, [queueing]);
  at = new Date(Date.now() + 1000);
  expect((await readyWebhooks(fresh.db, at, 4)).map(({ count }) => count)).toEqual([4, 4]);
  await send(dead.id);
  expect((await readyWebhooks(fresh.db, at, 4)).map(({ id }) => id)).toEqual([alive.id]);
  await send(dead.id);
  await send(alive.id);
  expect(heard.filter(({ path }) => path === "/down")).toHaveLength(1);
  expect(heard.filter(({ path }) => path === "/up")).toHaveLength(5);
});

test("what was given up is sent again, one by one or all since a time, and a failure of one holds up no other", async () => {
  const { id } = await listen("/later");
  answers["/later"] = () => ({ status: 400 });
  const ids = [await inTx(async (tx) => sendTest(tx, await loadToChange(tx, id), at))];
  later(1000);
  ids.push(await inTx(async (tx) => sendTest(tx, await loadToChange(tx, id), at)));
  await send(id);
  expect(heard).toHaveLength(2);
  later(5 * day);
  await sweepWebhooks(fresh.db, at);
  expect((await log(id)).map(({ state, trouble }) => [state, trouble])).toEqual([
    ["failed", "expired"],
    ["failed", "expired"],
  ]);
  answers = {};
  await inTx(async (tx) => replayOne(tx, admin(), at, await loadToChange(tx, id), await loadDelivery(tx, id, ids[0] ?? "")));
  await send(id);
  expect(heard.at(-1)?.headers["webhook-id"]).toBe(`msg_${ids[0]}`);
  const since = (time: Date) => inTx(async (tx) => replayFailed(tx, admin(), at, await loadToChange(tx, id), time));
  expect([await since(at), await since(start), await since(start)]).toEqual([0, 1, 0]);
  await send(id);
  expect((await log(id)).map(({ state, attempts }) => [state, attempts])).toEqual([
    ["delivered", 2],
    ["delivered", 2],
  ]);
  later(31 * day);
  await sweepWebhooks(fresh.db, at);
  expect(await log(id)).toEqual([]);
});

test("a try whose worker died is made again by the next one, and an answer that comes too late changes nothing", async () => {
  const { id } = await listen("/killed");
  await inTx(async (tx) => sendTest(tx, await loadToChange(tx, id), at));
  await fresh.pool.query("update webhook_delivery set attempts = 1, tries = 1, next_try_at = $2 where webhook_id = $1", [
    id,
    new Date(at.getTime() + 60_000),
  ]);
  await send(id);
  expect(heard).toHaveLength(0);
  later(61_000);
  await send(id);
  expect(heard).toHaveLength(1);
  expect((await log(id))[0]).toMatchObject({ state: "delivered", attempts: 2 });
});
