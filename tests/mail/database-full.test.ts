import { randomBytes } from "node:crypto";
import { chownSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createDb, transaction } from "../../server/platform/db.ts";
import { configureSealing } from "../../server/platform/sealing.ts";
import { serviceUid } from "../../server/platform/unprivileged.mjs";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { startReader } from "../../server/rooms/mail/doors/imap-reader.ts";
import { startDeskProcess } from "../faults/harness/desk-process.ts";
import { openGround } from "../faults/harness/ground.ts";
import { moveTables } from "../faults/harness/move-tables.ts";
import { mayMount, mountSmallDisk } from "../faults/harness/small-disk.ts";
import { scratchFolder } from "../ground/scratch.ts";
import { hasPackages } from "./harness/debian.ts";
import { startDovecot } from "./harness/dovecot.ts";
import { brokenMessages, intakeOf, keptSums, mailboxOn, message, sumOf } from "./harness/intake.ts";

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

const patience = { timeout: 60_000, interval: 100 };

// Seen red: with the place in the folder moved on before the message is kept (imap-take.ts) it was asked for once and passed over; with SQLSTATE 53100 not
// known for what it means (database-errors.ts) the program that hands one in was answered 500.
describe.skipIf(!hasPackages || !mayMount())("fault 5 at intake: the disk of the database is full", () => {
  test("a message that is handed in is refused with 507, one in a mailbox stays there unseen; both are taken when there is room", async () => {
    const dir = scratchFolder("fault");
    const disk = mountSmallDisk(join(dir, "disk"), 120);
    cleanUp.push(() => {
      disk.remove();
      rmSync(dir, { recursive: true });
    });
    chownSync(disk.path, serviceUid(), serviceUid());
    const ground = await openGround();
    cleanUp.push(ground.stop);
    await moveTables(ground, disk);
    const db = createDb(ground.pool);
    const { key } = await transaction(db, (tx) => createApiKey(tx, { personId: ground.world.people.administrator.id, name: "door" }));
    const desk = await startDeskProcess({ ...ground, role: "web" });
    cleanUp.push(() => desk.stop());
    const server = await startDovecot({});
    cleanUp.push(() => server.close());
    await server.empty();

    const [handed, lying] = [message("handed in", 6_000_000), message("lying there", 6_000_000)];
    const handIn = () =>
      fetch(`${desk.base}/api/v1/mail/messages`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "message/rfc822" },
        body: new Uint8Array(handed),
      });
    disk.fill(2);
    const refused = await handIn();
    expect([refused.status, (await refused.json()).code]).toEqual([507, expect.any(String)]);

    configureSealing(randomBytes(32));
    disk.free();
    const { mailbox, fetching } = await mailboxOn(db, ground.world.actors.administrator, server);
    disk.fill(2);
    await server.deliver(lying);
    const intake = intakeOf(db);
    let failed = 0;
    const receive: typeof intake.receive = (given) =>
      intake.receive(given).catch((error: unknown) => {
        failed += 1;
        throw error;
      });
    const reader = startReader({ ...intake, receive }, mailbox, fetching, { pause: 200, wait: () => 50 });
    cleanUp.push(() => reader.stop());
    await expect.poll(() => failed, patience).toBeGreaterThan(2);
    const unseen = async () => {
      const client = await server.client();
      await client.mailboxOpen("INBOX");
      const found = await client.search({ seen: false });
      await client.logout();
      return found;
    };
    expect(await unseen()).toHaveLength(1);
    expect(await keptSums(db)).toEqual([]);

    disk.free();
    await expect.poll(() => keptSums(db), patience).toEqual([sumOf(lying)]);
    await expect.poll(unseen, patience).toEqual([]);
    expect((await handIn()).status).toBe(201);
    expect((await keptSums(db)).toSorted()).toEqual([sumOf(lying), sumOf(handed)].toSorted());
    expect(await brokenMessages(db)).toBe(0);
    expect(desk.exits()).toBe(0);
  }, 180_000);
});
