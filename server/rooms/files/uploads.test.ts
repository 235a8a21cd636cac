import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { announce, fetchRaw, sendBytes, uploadFile } from "../../../tests/uploads.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { setPassword } from "../access/index.ts";

const password = "seven rusty anchors";
let desk: Desk;
let world: World;
let ane: string;
let per: string;
beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of ["ane", "per"] as const) await setPassword(tx, made.people[name].id, password);
    return made;
  });
  ane = await desk.signIn(world.people.ane.email ?? "", password);
  per = await desk.signIn(world.people.per.email ?? "", password);
});
afterAll(() => desk.close());

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const pathOf = (hash: string) => join(desk.folder, hash.slice(0, 2), hash);
const offsetOf = async (id: string): Promise<number> => (await desk.call("GET", `/uploads/${id}`, { cookie: ane })).body.offset;
const openWith = async (cookie: string, attachments: string[]) =>
  (await desk.call("POST", "/tickets", { cookie, body: { subject: "Printer", attachments } })).body;

const keptInPieces = () =>
  readdirSync(join(desk.folder, "pieces"), { withFileTypes: true }).reduce(
    (sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size,
    0,
  );

/** Sends some bytes of what was announced to be more, and hangs up when they have arrived. */
const cutOff = (id: string, offset: number, bytes: Uint8Array, more: number) =>
  new Promise<void>((done) => {
    const sent = request(`${desk.base}/api/v1/uploads/${id}?offset=${offset}`, {
      method: "PATCH",
      headers: { cookie: ane, "content-type": "application/offset+octet-stream", "content-length": bytes.length + more },
    });
    sent.on("error", () => {});
    sent.once("close", done);
    sent.write(bytes);
    void expect
      .poll(keptInPieces)
      .toBe(offset + bytes.length)
      .finally(() => sent.destroy());
  });

describe("an upload", () => {
  test("goes on where it was cut, wherever that was, and is what was sent", async () => {
    const bytes = randomBytes(1_500_000);
    const { body } = await announce(desk, ane, "capture.pcap", bytes.length);
    let at = 0;
    for (const step of [1, 4095, 65_536, 300_001, 77]) {
      await cutOff(body.id, at, bytes.subarray(at, at + step), bytes.length - at - step);
      at += step;
      await expect.poll(() => offsetOf(body.id)).toBe(at);
    }
    const done = await sendBytes(desk, ane, body.id, at, bytes.subarray(at));
    expect([done.status, done.body.offset]).toEqual([200, bytes.length]);
    const ticket = await openWith(ane, [body.id]);
    const got = await fetchRaw(desk, ane, `/tickets/${ticket.id}/attachments/${body.id}`);
    expect(sha256(new Uint8Array(await got.arrayBuffer()))).toBe(sha256(bytes));
    expect(readdirSync(join(desk.folder, "pieces"))).toEqual([]);
  });

  test("of two that send the same piece at once takes one, and no byte of the other", async () => {
    for (let round = 0; round < 5; round++) {
      const rivals = [randomBytes(200_000), randomBytes(200_000)] as const;
      const { body } = await announce(desk, ane, "x.bin", 200_000);
      const half = 100_000;
      const sent = await Promise.all(rivals.map((bytes) => sendBytes(desk, ane, body.id, 0, bytes.subarray(0, half))));
      expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      expect(sent.find(({ status }) => status === 409)?.body).toMatchObject({ code: "wrong_offset", offset: half });
      const ends = await Promise.all(rivals.map((bytes) => sendBytes(desk, ane, body.id, half, bytes.subarray(half))));
      expect(ends.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const first = rivals[sent.findIndex(({ status }) => status === 200)] ?? rivals[0];
      const last = rivals[ends.findIndex(({ status }) => status === 200)] ?? rivals[0];
      expect(statSync(pathOf(sha256(Buffer.concat([first.subarray(0, half), last.subarray(half)])))).size).toBe(200_000);
    }
    expect(readdirSync(join(desk.folder, "pieces"))).toEqual([]);
  });

  test("is refused at another place than the next, when it is more than announced, and when it is too large", async () => {
    const { body } = await announce(desk, ane, "x.bin", 10);
    expect(await sendBytes(desk, ane, body.id, 3, randomBytes(7))).toMatchObject({
      status: 409,
      body: { code: "wrong_offset", offset: 0 },
    });
    expect(await sendBytes(desk, ane, body.id, 0, randomBytes(11))).toMatchObject({ status: 413, body: { code: "more_than_announced" } });
    expect(await offsetOf(body.id)).toBe(0);
    expect((await announce(desk, ane, "x.bin", 25 * 1024 * 1024 + 1)).body).toMatchObject({ status: 413, code: "file_too_large" });
    expect((await announce(desk, ane, "x.bin", 0)).status).toBe(400);
    const json = await desk.call("PATCH", `/uploads/${body.id}?offset=0`, { cookie: ane, body: {} });
    expect([json.status, json.body.code]).toEqual([415, "media_type"]);
  });

  test("is forgotten on request, with its pieces", async () => {
    const { body } = await announce(desk, ane, "x.bin", 10);
    await sendBytes(desk, ane, body.id, 0, randomBytes(4));
    expect(readdirSync(join(desk.folder, "pieces"))).toHaveLength(1);
    expect((await desk.call("DELETE", `/uploads/${body.id}`, { cookie: ane })).status).toBe(204);
    expect((await desk.call("GET", `/uploads/${body.id}`, { cookie: ane })).status).toBe(404);
    await expect.poll(() => readdirSync(join(desk.folder, "pieces"))).toEqual([]);
  });

  test("one person has so many at once and no more", async () => {
    const made = await Promise.all(Array.from({ length: 60 }, () => announce(desk, per, "x.bin", 1)));
    expect(made.filter(({ status }) => status === 201)).toHaveLength(50);
    expect(made.find(({ status }) => status === 409)?.body.code).toBe("too_many_uploads");
    await desk.pool.query("delete from file where owner_id = $1", [world.people.per.id]);
    const large = await Promise.all(Array.from({ length: 25 }, () => announce(desk, per, "x.bin", 25 * 1024 * 1024)));
    expect(large.filter(({ status }) => status === 201)).toHaveLength(20);
    await desk.pool.query("delete from file where owner_id = $1", [world.people.per.id]);
  });
});

describe("attachments", () => {
  test("come with a ticket, a reply, a note, a change and a solution, in the order they were given", async () => {
    const file = (cookie: string, name: string) => uploadFile(desk, cookie, name, randomBytes(50));
    const ticket = await openWith(ane, [await file(ane, "b.txt"), await file(ane, "a.txt")]);
    const write = (cookie: string, method: string, path: string, body: object) =>
      desk.call(method, `/tickets/${ticket.id}${path}`, { cookie, body });
    const reply = await write(ane, "POST", "/replies", { body: "Here", attachments: [await file(ane, "reply.txt")] });
    expect([reply.status, reply.body.attachments]).toMatchObject([201, [{ name: "reply.txt", size: 50, preview: false }]]);
    const note = await write(per, "POST", "/notes", { body: "Hm", attachments: [await file(per, "note.txt")] });
    expect([note.status, note.body.attachments]).toMatchObject([201, [{ name: "note.txt" }]]);
    expect((await write(per, "PATCH", "", { attachments: [await file(per, "later.txt")] })).status).toBe(200);
    expect((await write(per, "POST", "/resolutions", { attachments: [await file(per, "x.txt")] })).status).toBe(400);
    expect((await write(per, "POST", "/resolutions", { body: "Done", attachments: [await file(per, "how.pdf")] })).status).toBe(201);
    const names = async (cookie: string) =>
      (await desk.call("GET", `/tickets/${ticket.id}/timeline`, { cookie })).body.items.flatMap(
        (entry: { attachments?: { name: string }[] }) => entry.attachments?.map(({ name }) => name) ?? [],
      );
    expect(await names(per)).toEqual(["b.txt", "a.txt", "later.txt", "reply.txt", "note.txt", "how.pdf"]);
    expect(await names(ane)).toEqual(["b.txt", "a.txt", "later.txt", "reply.txt", "how.pdf"]);
  });

  test("are added once by a request that is sent twice", async () => {
    const id = await uploadFile(desk, ane, "once.txt", randomBytes(20));
    const send = () =>
      desk.call("POST", "/tickets", {
        cookie: ane,
        body: { subject: "Twice", attachments: [id] },
        headers: { "idempotency-key": "twice-with-a-file" },
      });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
  });

  test("of the same content lie there once, and each keeps its name", async () => {
    const bytes = randomBytes(5000);
    const before = readdirSync(desk.folder, { recursive: true }).length;
    const ids = [await uploadFile(desk, ane, "one.txt", bytes), await uploadFile(desk, per, "two.txt", bytes)];
    expect(readFileSync(pathOf(sha256(bytes))).equals(bytes)).toBe(true);
    expect(statSync(pathOf(sha256(bytes))).mode & 0o777).toBe(0o600);
    expect(readdirSync(desk.folder, { recursive: true }).length - before).toBeLessThanOrEqual(2);
    const { rows } = await desk.pool.query("select name, sha256 from file where id = any($1) order by name", [ids]);
    expect(rows).toEqual([
      { name: "one.txt", sha256: sha256(bytes) },
      { name: "two.txt", sha256: sha256(bytes) },
    ]);
  });

  test("a call in which only a file was taken in is about something", async () => {
    const call = (await desk.call("POST", "/contacts", { cookie: per, body: { channel: "phone" } })).body;
    const attachments = [await uploadFile(desk, per, "photo.jpg", randomBytes(30))];
    expect((await desk.call("PATCH", `/tickets/${call.ticket.id}`, { cookie: per, body: { attachments } })).status).toBe(200);
    const ended = await desk.call("POST", `/contacts/${call.id}/endings`, { cookie: per, body: { outcome: "abandoned" } });
    expect([ended.status, ended.body.ticket?.id]).toEqual([201, call.ticket.id]);
  });

  test("can be fetched in part", async () => {
    const bytes = randomBytes(1000);
    const id = await uploadFile(desk, ane, "x.bin", bytes);
    const ticket = await openWith(ane, [id]);
    const part = async (range: string) => {
      const got = await fetchRaw(desk, ane, `/tickets/${ticket.id}/attachments/${id}`, { range });
      return [got.status, got.headers.get("content-range"), Buffer.from(await got.arrayBuffer()).toString("hex")];
    };
    const hex = (from: number, to: number) => bytes.subarray(from, to).toString("hex");
    expect(await part("bytes=10-19")).toEqual([206, "bytes 10-19/1000", hex(10, 20)]);
    expect(await part("bytes=990-")).toEqual([206, "bytes 990-999/1000", hex(990, 1000)]);
    expect(await part("bytes=-5")).toEqual([206, "bytes 995-999/1000", hex(995, 1000)]);
    expect(await part("bytes=2000-3000")).toEqual([200, null, hex(0, 1000)]);
    expect(await part("bytes=0-1,5-6")).toEqual([200, null, hex(0, 1000)]);
  });
});
