import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { announce, fetchRaw, sendBytes, uploadFile } from "../../../tests/uploads.ts";
import { smallWorld } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { setPassword } from "../access/index.ts";
import { sweepStore, sweepUploads } from "./sweep.ts";

let desk: Desk;
let ane: string;
beforeAll(async () => {
  desk = await openDesk();
  const world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    await setPassword(tx, made.people.ane.id, "seven rusty anchors");
    return made;
  });
  ane = await desk.signIn(world.people.ane.email ?? "", "seven rusty anchors");
});
afterAll(() => desk.close());

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const pathOf = (bytes: Uint8Array) => {
  const hash = createHash("sha256").update(bytes).digest("hex");
  return join(desk.folder, hash.slice(0, 2), hash);
};

test("what was left for a day goes, half and whole; what is attached stays", async () => {
  const [kept, left] = [randomBytes(100), randomBytes(100)];
  const attached = await uploadFile(desk, ane, "kept.txt", kept);
  const ticket = (await desk.call("POST", "/tickets", { cookie: ane, body: { subject: "x", attachments: [attached] } })).body;
  await uploadFile(desk, ane, "left.txt", left);
  const half = (await announce(desk, ane, "half.txt", 100)).body.id;
  await sendBytes(desk, ane, half, 0, randomBytes(40));
  await sweepUploads(desk.db, inHours(23));
  expect([existsSync(pathOf(left)), readdirSync(join(desk.folder, "pieces")).length]).toEqual([true, 1]);
  await sweepUploads(desk.db, inHours(25));
  expect([existsSync(pathOf(kept)), existsSync(pathOf(left)), readdirSync(join(desk.folder, "pieces")).length]).toEqual([true, false, 0]);
  const got = await fetchRaw(desk, ane, `/tickets/${ticket.id}/attachments/${attached}`);
  expect(Buffer.from(await got.arrayBuffer()).equals(kept)).toBe(true);
});

test("a content that is swept while somebody sends it again is there afterwards, every time", async () => {
  // Seen red by removing the file after the transaction that held its row.
  const sent: [Buffer, string][] = [];
  const soon = () => new Promise((done) => setTimeout(done, Math.random() * 12));
  for (let round = 0; round < 40; round++) {
    const bytes = randomBytes(2000);
    const left = await uploadFile(desk, ane, "left.txt", bytes);
    await desk.pool.query("update file set changed_at = now() - interval '2 days' where id = $1", [left]);
    await desk.pool.query("update blob set touched_at = now() - interval '2 days'");
    const again = (await announce(desk, ane, "again.txt", bytes.length)).body.id;
    await Promise.all([
      sendBytes(desk, ane, again, 0, bytes),
      soon().then(() => sweepUploads(desk.db, new Date())),
      soon().then(() => sweepUploads(desk.db, new Date())),
    ]);
    const ticket = (await desk.call("POST", "/tickets", { cookie: ane, body: { subject: "x", attachments: [again] } })).body;
    sent.push([bytes, `/tickets/${ticket.id}/attachments/${again}`]);
  }
  for (const [bytes, path] of sent) {
    const got = await fetchRaw(desk, ane, path);
    expect([got.status, Buffer.from(await got.arrayBuffer()).equals(bytes)]).toEqual([200, true]);
  }
});

test("what a process that died left in the store goes; what belongs to somebody stays", async () => {
  const bytes = randomBytes(300);
  const id = await uploadFile(desk, ane, "known.txt", bytes);
  const running = (await announce(desk, ane, "slow.txt", 100)).body.id;
  await sendBytes(desk, ane, running, 0, randomBytes(40));
  const orphan = randomBytes(300);
  mkdirSync(join(pathOf(orphan), ".."), { recursive: true });
  const names = [
    pathOf(orphan),
    join(desk.folder, "pieces/01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42"),
    join(desk.folder, "new/01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42"),
  ];
  for (const name of names) writeFileSync(name, orphan);
  const everything = () =>
    readdirSync(desk.folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    );
  for (const name of everything()) utimesSync(name, inHours(-30), inHours(-30));
  const before = everything();
  await sweepStore(desk.db, new Date());
  expect(before.filter((name) => !everything().includes(name)).toSorted()).toEqual(names.toSorted());
  expect((await desk.call("GET", `/uploads/${id}`, { cookie: ane })).body.offset).toBe(300);
});
