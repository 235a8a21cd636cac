import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { configureFiles, lookAtFiles } from "../../server/rooms/files/index.ts";
import { openDesk, type Desk } from "../security/open-desk.ts";
import { announce, fetchRaw, sendBytes, uploadFile } from "../uploads.ts";
import { smallWorld } from "../world.ts";

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

async function openWith(attachments: string[]): Promise<string> {
  const opened = await desk.call("POST", "/tickets", { cookie: ane, body: { subject: "x", attachments } });
  expect([opened.status, opened.status === 201 || opened.text]).toEqual([201, true]);
  return opened.body.id;
}
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

/** A disk of 2 MB of its own, where we may mount one. */
function smallDisk(): { folder: string; remove(): void } | null {
  const folder = mkdtempSync(join(tmpdir(), "firstline-small-disk-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]).status === 0) {
    return { folder, remove: () => (execFileSync("umount", ["-l", folder]), remove()) };
  }
  remove();
  return null;
}

describe("fault 7: the disk of the files is full", () => {
  it("an upload is refused with 507 and leaves neither half a file nor a row that says more than there is", async (test) => {
    const disk = smallDisk();
    if (!disk) return test.skip("only root may mount a disk of its own here; the limit of a process below stands for it");
    try {
      configureFiles({ folder: disk.folder });
      const small = await uploadFile(desk, ane, "small.bin", randomBytes(300_000));
      const { id } = (await announce(desk, ane, "large.bin", 4_000_000)).body;
      const refused = await sendBytes(desk, ane, id, 0, randomBytes(4_000_000));
      expect([refused.status, refused.body.code]).toEqual([507, "disk_full"]);
      expect((await desk.call("GET", `/uploads/${id}`, { cookie: ane })).body.offset).toBe(0);
      expect(filesIn(disk.folder)).toHaveLength(1);
      const ticket = await openWith([small]);
      expect((await fetchRaw(desk, ane, `/tickets/${ticket}/attachments/${small}`)).status).toBe(200);
      // Room again: the same upload goes on.
      execFileSync("mount", ["-o", "remount,size=16m", disk.folder]);
      expect(await sendBytes(desk, ane, id, 0, randomBytes(4_000_000))).toMatchObject({ status: 200, body: { offset: 4_000_000 } });
    } finally {
      configureFiles({ folder: desk.folder });
      disk.remove();
    }
  });

  it("a process that may write no more (RLIMIT_FSIZE) says so and leaves nothing", () => {
    const folder = mkdtempSync(join(tmpdir(), "firstline-limit-"));
    const script = `
      import { Readable } from "node:stream";
      import { folderStore } from ${JSON.stringify(join(import.meta.dirname, "../../server/platform/files-folder.ts"))};
      const store = folderStore(${JSON.stringify(folder)});
      const piece = "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42";
      await store.writePiece(piece, Readable.from([Buffer.alloc(3_000_000)]), 4_000_000).catch((error) => console.log(error.status, error.code));
      await store.write(Buffer.alloc(3_000_000)).catch((error) => console.log(error.status, error.code));`;
    try {
      const { stdout, stderr } = spawnSync("prlimit", ["--fsize=1000000", process.execPath, "--input-type=module", "-e", script]);
      expect([String(stdout), String(stderr)]).toEqual(["507 disk_full\n507 disk_full\n", ""]);
      expect(filesIn(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("fault 26: the place of the files is gone", () => {
  it("uploads and downloads are refused with 503, tickets are read and written, and all goes on when it is back", async () => {
    const bytes = randomBytes(5000);
    const kept = await uploadFile(desk, ane, "kept.bin", bytes);
    const ticket = await openWith([kept]);
    const half = (await announce(desk, ane, "half.bin", 1000)).body.id;
    await sendBytes(desk, ane, half, 0, randomBytes(400));
    const aside = `${desk.folder}-aside`;
    renameSync(desk.folder, aside);
    // Where the folder was, something stands that is none: as a share that is not mounted, nothing can be made in it.
    writeFileSync(desk.folder, "");
    try {
      chmodSync(desk.folder, 0o000);
      expect(await sendBytes(desk, ane, half, 400, randomBytes(600))).toMatchObject({ status: 503, body: { code: "files_unavailable" } });
      expect((await fetchRaw(desk, ane, `/tickets/${ticket}/attachments/${kept}`)).status).toBe(503);
      const timeline = await desk.call("GET", `/tickets/${ticket}/timeline`, { cookie: ane });
      expect([timeline.status, timeline.body.items[0].attachments[0].name]).toEqual([200, "kept.bin"]);
      expect((await desk.call("POST", `/tickets/${ticket}/replies`, { cookie: ane, body: { body: "still here" } })).status).toBe(201);
      expect((await lookAtFiles(desk.db)).writable).toBe(false);
    } finally {
      rmSync(desk.folder, { force: true });
      renameSync(aside, desk.folder);
    }
    expect(await sendBytes(desk, ane, half, 400, randomBytes(600))).toMatchObject({ status: 200, body: { offset: 1000 } });
    const got = await fetchRaw(desk, ane, `/tickets/${ticket}/attachments/${kept}`);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await lookAtFiles(desk.db)).toMatchObject({ writable: true });
  });
});

describe("health counts", () => {
  it("files, their bytes, and what keeping each content once saves", async () => {
    const before = await lookAtFiles(desk.db);
    const bytes = randomBytes(7000);
    for (const name of ["a.txt", "b.txt", "c.txt"]) await uploadFile(desk, ane, name, bytes);
    const after = await lookAtFiles(desk.db);
    expect([after.files - before.files, after.bytes - before.bytes, after.saved - before.saved]).toEqual([3, 21_000, 14_000]);
  });
});
