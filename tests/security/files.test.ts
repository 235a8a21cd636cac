import { createHash, randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { announce, fetchRaw, sendBytes, uploadFile } from "../uploads.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";
const names = ["ane", "jonas", "siri", "per", "lars", "administrator"] as const;
let desk: Desk;
let world: World;
const cookies = {} as Record<(typeof names)[number], string>;
beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of names) await setPassword(tx, made.people[name].id, password);
    return made;
  });
  for (const name of names) cookies[name] = await desk.signIn(world.people[name].email ?? "", password);
});
afterAll(() => desk.close());

const openWith = async (who: (typeof names)[number], attachments: string[]): Promise<string> =>
  (await desk.call("POST", "/tickets", { cookie: cookies[who], body: { subject: "Look at this", attachments } })).body.id;

// Each has run, overwritten or deceived, in somebody's help desk.
const hostile: [name: string, content: string][] = [
  ["x.html", "<script>alert(1)</script>"],
  ["x.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ["x.xhtml", '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'],
  ["x.gif", "GIF89a/*\u0001\u0000*/=1;alert(1)//"],
  ["x.png", "<svg onload=alert(1)>"],
  ["\u200b.htaccess", "AddType application/x-httpd-php .txt"],
  ["..\\..\\a", "x"],
  ["../../../etc/passwd", "x"],
  ["a\0.png", "x"],
  ["CON", "x"],
  ["invoice\u202Efdp.exe", "MZ"],
  ["x\r\nContent-Type: text/html\r\n\r\n<b>", "x"],
  ['"; filename="x.html', "x"],
  [`${"a".repeat(4096)}.html`, "x"],
];

describe("B1, B2: a hostile file", () => {
  it.each(hostile)("called %j is saved, never shown, under a name that is only a hash", async (name, content) => {
    const bytes = Buffer.from(content, "latin1");
    // Seen red by answering `inline`, and by keeping the file under its own name.
    const announced = await announce(desk, cookies.ane, name, bytes.length);
    // A NUL is refused before anything is made of it.
    if (name.includes("\0")) return expect(announced.status).toBe(400);
    const id = await uploadFile(desk, cookies.ane, name, bytes);
    const ticket = await openWith("ane", [id]);
    const got = await fetchRaw(desk, cookies.per, `/tickets/${ticket}/attachments/${id}`);
    expect(got.status).toBe(200);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
    expect(got.headers.get("content-type")).toMatch(/^(application\/octet-stream|image\/(png|gif))$/);
    expect(got.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''[\w.~!#$&+^`|%-]+$/);
    expect(got.headers.get("x-content-type-options")).toBe("nosniff");
    expect(got.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(got.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    const preview = await fetchRaw(desk, cookies.per, `/tickets/${ticket}/attachments/${id}/preview`);
    expect(preview.status).toBe(404);
    const shown = (await desk.call("GET", `/tickets/${ticket}/timeline`, { cookie: cookies.per })).body.items[0].attachments[0];
    expect(shown.name).not.toMatch(/[\p{Cc}\p{Cf}/\\]/u);
    if (name.includes("\u202E")) expect(shown.name).toContain("[U+202E]");
    const stored = readdirSync(desk.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const entry of stored) {
      expect(join(entry.parentPath, entry.name).slice(desk.folder.length + 1)).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{64}$/);
    }
  });

  it("that is a picture is shown as one that we made: what hides in it stays behind", async () => {
    const hidden = "<script>alert('hidden')</script>";
    const plain = await sharp({ create: { width: 2400, height: 30, channels: 3, background: "#36c" } })
      .jpeg()
      .withExif({ IFD0: { ImageDescription: hidden } })
      .toBuffer();
    const picture = Buffer.concat([plain, Buffer.from(hidden)]);
    const id = await uploadFile(desk, cookies.ane, "photo.html", picture);
    const ticket = await openWith("ane", [id]);
    const path = `/tickets/${ticket}/attachments/${id}/preview`;
    const got = await fetchRaw(desk, cookies.per, path);
    const bytes = Buffer.from(await got.arrayBuffer());
    expect([got.status, got.headers.get("content-type"), picture.includes(hidden), bytes.includes(hidden)]).toEqual([
      200,
      "image/webp",
      true,
      false,
    ]);
    // A lossy WebP's header (RFC 9649, 2.5): its width stands in fourteen bits.
    expect([bytes.toString("latin1", 8, 15), bytes.readUInt16LE(26) & 0x3fff]).toEqual(["WEBPVP8", 1600]);
    expect(got.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    const again = await fetchRaw(desk, cookies.per, path, { "if-none-match": got.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    expect((await fetchRaw(desk, cookies.jonas, path, { "if-none-match": got.headers.get("etag") ?? "" })).status).toBe(404);
  });

  it("that says it is a picture of billions of pixels is not even begun", async () => {
    const header = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    const bomb = Buffer.concat([header, Buffer.from([0, 1, 0, 0, 0, 1, 0, 0, 8, 2, 0, 0, 0]), randomBytes(200)]);
    const id = await uploadFile(desk, cookies.ane, "bomb.png", bomb);
    const ticket = await openWith("ane", [id]);
    expect((await fetchRaw(desk, cookies.per, `/tickets/${ticket}/attachments/${id}/preview`)).status).toBe(404);
    const shown = (await desk.call("GET", `/tickets/${ticket}/timeline`, { cookie: cookies.per })).body.items[0].attachments[0];
    expect(shown.preview).toBe(false);
  });
});

describe("A4: an upload is its owner's, once", () => {
  it("is refused, in the same words, when it is foreign, used, unfinished, given twice or nobody's", async () => {
    const refused = { status: 400, body: { errors: [{ pointer: "/attachments/0", code: "no_upload" }] } };
    const attach = (who: (typeof names)[number], attachments: string[]) =>
      desk.call("POST", "/tickets", { cookie: cookies[who], body: { subject: "x", attachments } });
    const hers = await uploadFile(desk, cookies.ane, "hers.txt", randomBytes(9));
    expect(await attach("jonas", [hers])).toMatchObject(refused);
    expect(await attach("administrator", [hers])).toMatchObject(refused);
    expect((await attach("ane", [hers, hers])).body.errors).toMatchObject([{ pointer: "/attachments/1", code: "no_upload" }]);
    expect((await attach("ane", [hers])).status).toBe(201);
    expect(await attach("ane", [hers])).toMatchObject(refused);
    const half = (await announce(desk, cookies.ane, "half.txt", 100)).body.id;
    await sendBytes(desk, cookies.ane, half, 0, randomBytes(99));
    expect(await attach("ane", [half])).toMatchObject(refused);
    expect(await attach("ane", ["01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42"])).toMatchObject(refused);
    for (const [method, path] of [
      ["GET", ""],
      ["DELETE", ""],
      ["GET", "/preview"],
    ] as const) {
      expect((await desk.call(method, `/uploads/${half}${path}`, { cookie: cookies.jonas })).status).toBe(404);
    }
    expect((await sendBytes(desk, cookies.jonas, half, 99, randomBytes(1))).status).toBe(404);
    const { rows } = await desk.pool.query("select count(*)::int as n from ticket where subject = 'x'");
    expect(rows[0].n).toBe(1);
  });

  it("is attached by exactly one of twenty that try at once", async () => {
    const id = await uploadFile(desk, cookies.ane, "one.txt", randomBytes(9));
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        desk.call("POST", "/tickets", { cookie: cookies.ane, body: { subject: "race", attachments: [id] } }),
      ),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(19).fill(400)]);
  });
});

describe("D2: a file of a note", () => {
  it("stays inside, by every address, also of a technician who asked for help", async () => {
    const pictured = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    const id = await uploadFile(desk, cookies.per, "canaryfile.png", pictured);
    const ticket = await openWith("ane", []);
    const note = await desk.call("POST", `/tickets/${ticket}/notes`, { cookie: cookies.per, body: { body: "see", attachments: [id] } });
    expect(note.status).toBe(201);
    for (const way of ["", "/preview"]) {
      expect((await fetchRaw(desk, cookies.lars, `/tickets/${ticket}/attachments/${id}${way}`)).status).toBe(200);
      for (const who of ["ane", "jonas", "siri"] as const) {
        expect((await fetchRaw(desk, cookies[who], `/tickets/${ticket}/attachments/${id}${way}`)).status).toBe(404);
      }
      expect((await fetchRaw(desk, cookies.lars, `/tickets/${ticket}/attachments/${id}${way}?as=requester`)).status).toBe(404);
    }
    for (const path of [`/tickets/${ticket}`, `/tickets/${ticket}/timeline`, "/search?q=canaryfile", "/tickets"]) {
      expect((await desk.call("GET", path, { cookie: cookies.ane })).text).not.toContain("canaryfile");
    }
  });
});

describe("E10: every download", () => {
  it("is an audit event of its reader before a byte leaves; a preview and a refusal are none", async () => {
    const id = await uploadFile(desk, cookies.ane, "session.har", randomBytes(9));
    const ticket = await openWith("ane", [id]);
    await (await fetchRaw(desk, cookies.per, `/tickets/${ticket}/attachments/${id}`)).arrayBuffer();
    await (await fetchRaw(desk, cookies.lars, `/tickets/${ticket}/attachments/${id}`, { range: "bytes=3-" })).arrayBuffer();
    await fetchRaw(desk, cookies.siri, `/tickets/${ticket}/attachments/${id}`);
    await fetchRaw(desk, cookies.per, `/tickets/${ticket}/attachments/${id}/preview`);
    const { rows } = await desk.pool.query(
      "select actor_id, public, data from event where type = 'attachment.downloaded' and ticket_id = $1 order by at, id",
      [ticket],
    );
    const data = { attachment_id: id, name: "session.har", size: 9 };
    expect(rows).toEqual([
      { actor_id: world.people.per.id, public: false, data },
      { actor_id: world.people.lars.id, public: false, data },
    ]);
  });
});

describe("fault 22: a body without end", () => {
  it("is refused as soon as it is more than was announced, and leaves nothing", async () => {
    const { id } = (await announce(desk, cookies.ane, "endless.bin", 100_000)).body;
    const chunk = Buffer.alloc(65_536, 7);
    let sent = 0;
    const status = await new Promise<number>((done) => {
      const endless = request(`${desk.base}/api/v1/uploads/${id}?offset=0`, {
        method: "PATCH",
        headers: { cookie: cookies.ane, "content-type": "application/offset+octet-stream", "transfer-encoding": "chunked" },
      });
      endless.on("error", () => {});
      endless.once("response", (answer) => {
        done(answer.statusCode ?? 0);
        endless.destroy();
      });
      const more = (): void => {
        if (endless.destroyed || sent > 1_000_000_000) return;
        sent += chunk.length;
        if (endless.write(chunk)) setImmediate(more);
        else endless.once("drain", more);
      };
      more();
    });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(100_000_000);
    expect((await desk.call("GET", `/uploads/${id}`, { cookie: cookies.ane })).body.offset).toBe(0);
    await expect.poll(() => readdirSync(join(desk.folder, "pieces"))).not.toContain(id);
  });

  it("four files of 25 MB at once arrive and leave whole, in a memory that holds none of them", { timeout: 90_000 }, async () => {
    const size = 25 * 1024 * 1024;
    const chunk = randomBytes(65_536);
    const hash = createHash("sha256");
    for (let at = 0; at < size; at += chunk.length) hash.update(chunk);
    const expected = hash.digest("hex");
    // What is still held after a collection, so that neither the machine's load nor the client's own chunks count.
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const held = () => (collect(), process.memoryUsage().arrayBuffers);
    const before = held();
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, held())), 700);
    const upload = (id: string) =>
      new Promise<number>((done, failed) => {
        const headers = { cookie: cookies.ane, "content-type": "application/offset+octet-stream", "content-length": size };
        const sending = request(`${desk.base}/api/v1/uploads/${id}?offset=0`, { method: "PATCH", headers });
        sending.once("error", failed);
        sending.once("response", (answer) => (answer.resume(), done(answer.statusCode ?? 0)));
        let at = 0;
        const more = (): void => {
          if (at === size) return void sending.end();
          at += chunk.length;
          if (sending.write(chunk)) setImmediate(more);
          else sending.once("drain", more);
        };
        more();
      });
    const download = (path: string) =>
      new Promise<string>((done, failed) => {
        const read = createHash("sha256");
        const getting = request(`${desk.base}/api/v1${path}`, { headers: { cookie: cookies.ane } }, (answer) => {
          answer.on("data", (part: Buffer) => read.update(part)).once("end", () => done(read.digest("hex")));
        });
        getting.once("error", failed).end();
      });
    const roundTrip = async () => {
      const { id } = (await announce(desk, cookies.ane, "image.iso", size)).body;
      const status = await upload(id);
      const ticket = await openWith("ane", [id]);
      return [status, await download(`/tickets/${ticket}/attachments/${id}`)];
    };
    const trips = await Promise.all([roundTrip(), roundTrip(), roundTrip(), roundTrip()]);
    clearInterval(watch);
    for (const trip of trips) expect(trip).toEqual([200, expected]);
    // Seen red by gathering each piece in memory.
    expect((peak - before) / 1024 / 1024).toBeLessThan(25);
  });
});
