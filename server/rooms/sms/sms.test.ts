import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, quiet, type FreshDatabase } from "../../../tests/database.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { transaction, type Db } from "../../platform/db.ts";
import { nameHosts } from "../../platform/egress/index.ts";
import { changeGateway } from "./change-gateway.ts";
import { sendDue, type Sender } from "./send-due.ts";
import { sendSms, trySendSms } from "./send-sms.ts";
import { configureSms } from "./settings.ts";
import { findMessage, lockGateway } from "./store.ts";
import { takeNext } from "./store-turns.ts";
import { faultOfTemplate, writeBody } from "./template.ts";

let fresh: FreshDatabase;
let world: World;
let provider: Server;
let base: string;
let heard: { headers: IncomingHttpHeaders; body: string }[] = [];
let answers: (number | "cut")[] = [];
let at: Date;
const number = "+4722001412";

beforeAll(async () => {
  fresh = await freshDatabase();
  world = await transaction(fresh.db, (tx) => smallWorld(tx));
  provider = createServer(async (request, answer) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    heard.push({ headers: request.headers, body: Buffer.concat(pieces).toString() });
    const next = answers.shift() ?? 200;
    if (next === "cut") return void request.socket.destroy();
    answer.writeHead(next).end("ok");
  });
  await new Promise<void>((done) => provider.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  nameHosts({ hosts: ["127.0.0.1", "localhost"] });
});
beforeEach(async () => {
  [heard, answers, at] = [[], [], new Date("2026-03-02T08:00:00Z")];
  await fresh.pool.query("delete from sms_message");
  await fresh.pool.query(
    "update sms_gateway set per_number = 10, per_hour = 300, kind = 'http', secret = null, url = null, active = false",
  );
  await change({ url: `${base}/send`, header: "X-Key", secret: "hush hush", active: true, sender: "Desk" });
});
afterAll(async () => {
  nameHosts({ hosts: [] });
  provider.close();
  await fresh.close();
});

const inTx = <T>(work: (tx: Db) => Promise<T>) => transaction(fresh.db, work);
const change = (given: Parameters<typeof changeGateway>[4]) =>
  inTx(async (tx) => changeGateway(tx, world.actors.administrator, at, await lockGateway(tx), given));
const given = (text = "Your code is 83920174", more = {}) => ({ to: number, text, personId: null, reason: "code" as const, at, ...more });
const queue = (text?: string, more?: object) => inTx((tx) => sendSms(tx, given(text, more)));
const sender = (): Sender => ({ db: fresh.db, log: quiet, now: () => at, isStopped: () => false });
const send = () => sendDue(sender());
const later = (ms: number) => (at = new Date(at.getTime() + ms));

// Seen red: with blanks filled in before the document is read.
test("what is sent is the provider's document, and no word becomes structure", async () => {
  await change({ body: '{"messages": [{"destination": "{{to}}", "content": "{{text}}", "from": "{{sender}}"}]}' });
  const nasty = 'a", "to": "+4799999999 {{to}}\\ & b=c';
  await queue(nasty);
  await send();
  expect(JSON.parse(heard[0]?.body ?? "")).toEqual({ messages: [{ destination: number, content: nasty, from: "Desk" }] });
  expect(heard[0]?.headers["x-key"]).toBe("hush hush");
  const form = writeBody("form", '{"to": "{{to}}", "m": "{{text}}"}', { to: number, text: "a&to=1", sender: "", id: "" });
  expect([...new URLSearchParams(form.body)]).toEqual([
    ["to", number],
    ["m", "a&to=1"],
  ]);
  expect([
    faultOfTemplate("json", "{"),
    faultOfTemplate("form", '{"a": ["{{to}}{{text}}"]}'),
    faultOfTemplate("json", '{"a": "{{to}}"}'),
  ]).toEqual(["sms_json", "sms_flat", "sms_blanks"]);
});

// Seen red: with the text kept in settle; with it in clear.
test("a text is nowhere but in the message, and is gone once it left", async () => {
  const id = await queue();
  const kept = await fresh.pool.query("select text from sms_message where id = $1", [id]);
  expect(kept.rows[0].text).toMatch(/^v2\./);
  await send();
  expect(await findMessage(fresh.db, id)).toMatchObject({ state: "sent", text: null, attempts: 1 });
  const facts = await fresh.pool.query("select string_agg(data::text, ' ') as told from event where type like 'sms%'");
  expect(facts.rows[0].told).not.toMatch(/83920174|22001412|hush/);
  expect(facts.rows[0].told).toContain("…412");
});

// Seen red: with 5xx taken for an end; with a cut connection tried again.
test("what surely did not leave is tried again; what may have left is not", async () => {
  answers = [503, 429, 200];
  const id = await queue();
  await send();
  expect(await findMessage(fresh.db, id)).toMatchObject({ state: "waiting", trouble: "status", status: 503 });
  await send();
  expect(heard).toHaveLength(1);
  later(6000);
  await send();
  later(31_000);
  await send();
  expect(await findMessage(fresh.db, id)).toMatchObject({ state: "sent", attempts: 3 });
  expect(new Set(heard.map(({ headers }) => headers["idempotency-key"]))).toEqual(new Set([id]));
  answers = ["cut"];
  const cut = await queue();
  await send();
  later(60 * 60_000);
  await send();
  expect([(await findMessage(fresh.db, cut))?.state, heard.length]).toEqual(["uncertain", 4]);
  answers = [400];
  const refused = await queue();
  await send();
  expect(await findMessage(fresh.db, refused)).toMatchObject({ state: "failed", status: 400 });
});

test("nobody sends again what somebody was sending who is no more; what is of no use is not sent", async () => {
  const id = await queue();
  await takeNext(fresh.db, at, new Date(at.getTime() + 90_000));
  const late = await queue("x", { giveUpAt: new Date(at.getTime() + 60_000) });
  later(91_000);
  await send();
  expect((await findMessage(fresh.db, id))?.state).toBe("uncertain");
  expect(await findMessage(fresh.db, late)).toMatchObject({ state: "failed", trouble: "expired", text: null });
  expect(heard).toEqual([]);
});

// Seen red: without holding the number (sixteen at once: more than ten).
test("one number gets so many an hour and no more, also asked for all at once; a notice goes beyond the cap of all", async () => {
  const asked = await Promise.allSettled(Array.from({ length: 16 }, () => queue()));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  await expect(queue("x", { to: "+4722001413" })).resolves.toBeDefined();
  await change({ per_hour: 11 });
  await expect(queue("x", { to: "+4722001414" })).rejects.toMatchObject({ status: 429, code: "sms_enough" });
  expect(await inTx((tx) => trySendSms(tx, given("x", { to: "+4722001414", reason: "notice" })))).not.toBeNull();
  await expect(queue("x", { to: "22001412" })).rejects.toMatchObject({ code: "sms_number" });
  later(61 * 60_000);
  await expect(queue()).resolves.toBeDefined();
});

// Seen red: with the path alone compared.
test("a secret goes only where it was given for", async () => {
  await expect(change({ url: base.replace("127.0.0.1", "localhost") })).rejects.toMatchObject({ errors: [{ pointer: "/secret" }] });
  await expect(change({ header: "X-Other" })).rejects.toMatchObject({ errors: [{ pointer: "/secret" }] });
  await expect(change({ header: "Host", secret: "x" })).rejects.toMatchObject({ errors: [{ pointer: "/header" }] });
  await change({ url: `${base}/other` });
  await change({ url: base.replace("127.0.0.1", "localhost"), secret: "another" });
});

test("as a file it is there whole, once, as the modem's program reads it", async () => {
  configureSms({ folder: null });
  await expect(change({ kind: "file" })).rejects.toMatchObject({ errors: [{ pointer: "/kind" }] });
  const folder = mkdtempSync(join(tmpdir(), "sms-"));
  configureSms({ folder });
  await change({ kind: "file" });
  await queue("Blåbær 🫐");
  await send();
  const [name = ""] = readdirSync(folder);
  expect(readFileSync(join(folder, name), "utf8")).toBe("To: 4722001412\nAlphabet: UTF-8\n\nBlåbær 🫐\n");
  await change({ layout: "gammu" });
  const id = await queue("Blåbær");
  await send();
  const gammu = readdirSync(folder).find((each) => each.startsWith("OUTC")) ?? "";
  expect(gammu).toBe(`OUTC20260302_080000_00_${number}_${id}.txt`);
  expect(readFileSync(join(folder, gammu)).subarray(2).toString("utf16le")).toBe("Blåbær");
  configureSms({ folder: join(folder, "gone") });
  const lost = await queue();
  await send();
  expect(await findMessage(fresh.db, lost)).toMatchObject({ state: "waiting", trouble: "no_folder" });
});
