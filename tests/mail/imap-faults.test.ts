import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readMailboxes } from "../../server/rooms/mail/doors/read-mailboxes.ts";
import type { ReaderOptions } from "../../server/rooms/mail/doors/imap-reader.ts";
import { quiet } from "../database.ts";
import { mayMount, mountSmallDisk } from "../faults/harness/small-disk.ts";
import { noteFigure } from "../faults/harness/figures.ts";
import { startCuttingProxy } from "./harness/cutting-proxy.ts";
import { hasPackages } from "./harness/debian.ts";
import { brokenMessages, intakeOf, keptSums, mailboxOn, message, sumOf } from "./harness/intake.ts";
import { mailGround } from "./harness/mail-ground.ts";

// Seen red with the cursor moved before the message was kept (imap-take.ts): messages were lost at cuts and kills of either end; without the sum of the
// bytes as their key (spool.ts): deliveries and readers doubled; with the flag set first: a full disk left a message marked as read. And with
// a closed connection's "nothing there" believed (source-of.ts): the rest of the mailbox was passed over.

/** The whole amount of the fault list takes minutes; by default a tenth of it. */
const many = Number(process.env["FIRSTLINE_MANY_MAILS"] ?? 1000);
const quick: ReaderOptions = { pause: 200, wait: () => 5 };
const patience = { timeout: 240_000, interval: 100 };

const ground = mailGround();
const { read } = ground;

/** Puts messages into the mailbox as they would lie there after a delivery. */
function deliver(numbers: readonly number[], size = 0): string[] {
  const raws = numbers.map((n) => message(n, size));
  ground.server.drop(raws);
  return raws.map(sumOf);
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

async function expectExactly(sums: readonly string[]): Promise<void> {
  const unique = [...new Set(sums)].toSorted();
  await expect.poll(async () => (await keptSums(ground.fresh.db)).length, patience).toBe(unique.length);
  expect((await keptSums(ground.fresh.db)).toSorted()).toEqual(unique);
  expect(await brokenMessages(ground.fresh.db)).toBe(0);
}

describe.skipIf(!hasPackages)("faults 8 and 9: the same again", () => {
  test(`${many} messages that were delivered three times are ${many} messages`, async () => {
    const sums = deliver(upTo(many));
    const { state } = await read();
    await expectExactly(sums);
    deliver(upTo(many));
    deliver(upTo(many));
    const client = await ground.server.client();
    await expect.poll(async () => (await client.mailboxOpen("INBOX")).exists, patience).toBe(many * 3);
    const { uidNext } = await client.mailboxOpen("INBOX");
    await client.logout();
    await expect.poll(async () => (await state()).last_uid, patience).toBe(uidNext - 1);
    await expectExactly(sums);
    noteFigure(8, "mail delivered three times", { delivered: many * 3, kept: many });
  });

  test("the server numbers its messages anew while it is read: all are looked at again, none is twice", async () => {
    const sums = deliver(upTo(200));
    const { state } = await read();
    await expectExactly(sums);
    const before = (await state()).uid_validity;
    await ground.server.renumber();
    sums.push(...deliver([1000, 1001]));
    await expectExactly(sums);
    expect((await state()).uid_validity).not.toBe(before);
  });

  test("two readers at once keep each message once", async () => {
    const sums = deliver(upTo(150));
    await mailboxOn(ground.fresh.db, ground.world.actors.administrator, ground.server);
    await Promise.all([read(), read()]);
    await expectExactly(sums);
  });

  test("of several workers one reads a mailbox, and the next takes it over", async () => {
    await mailboxOn(ground.fresh.db, ground.world.actors.administrator, ground.server);
    const kept: string[] = [];
    const worker = (name: string) => {
      const working = readMailboxes(ground.fresh.db, quiet, intakeOf(ground.fresh.db, { kept: () => void kept.push(name) }), {
        ...quick,
        look: 100,
      });
      ground.later(() => working.stop());
      return working;
    };
    const first = worker("first");
    await expect
      .poll(async () => (await ground.fresh.pool.query("select 1 from mailbox_fetching where last_ok_at is not null")).rowCount)
      .toBe(1);
    worker("second");
    deliver(upTo(20));
    await expect.poll(() => kept.length).toBe(20);
    await first.stop();
    deliver(upTo(40).slice(20));
    await expect.poll(() => kept.length, patience).toBe(40);
    expect([new Set(kept.slice(0, 20)), new Set(kept.slice(20))]).toEqual([new Set(["first"]), new Set(["second"])]);
  });
});

describe.skipIf(!hasPackages)("fault 28: the worker that reads is killed", () => {
  const root = join(import.meta.dirname, "../..");
  const startWorker = (...end: string[]) => {
    const args = [join(root, "tests/mail/reading-worker.ts"), ground.fresh.url, ground.key.toString("base64"), ...end];
    const worker = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    ground.later(() => worker.kill("SIGKILL"));
    let kept = 0;
    worker.stdout.on("data", (said: Buffer) => (kept += said.length));
    return { worker, kept: () => kept };
  };
  /** A lease ends by itself after half a minute: that time passes here. */
  const passLease = async () => {
    const { rowCount } = await ground.fresh.pool.query("update mailbox_fetching set leased_until = now() where leased_until > now()");
    expect(rowCount).toBe(1);
  };

  test(`in the middle of ${many} messages, three times: another takes over, none is lost, none is twice`, async () => {
    const sums = deliver(upTo(many));
    await mailboxOn(ground.fresh.db, ground.world.actors.administrator, ground.server);
    for (const when of ["before", "after"]) {
      const { worker } = startWorker(when, String(Math.ceil(many / 5)));
      await once(worker, "exit");
      await passLease();
    }
    const { worker, kept } = startWorker();
    await expect.poll(kept, { ...patience, interval: 5 }).toBeGreaterThan(many / 5);
    worker.kill("SIGKILL");
    await once(worker, "exit");
    await passLease();
    const before = (await keptSums(ground.fresh.db)).length;
    expect(before).toBeLessThan(many);
    startWorker();
    await expectExactly(sums);
    const client = await ground.server.client();
    await client.mailboxOpen("INBOX");
    await expect.poll(() => client.search({ seen: false }), patience).toEqual([]);
    await client.logout();
    noteFigure(28, "reading worker killed", { messages: many, kills: 3, "kept before the last": before });
  });
});

describe.skipIf(!hasPackages)("fault 10: the line is cut", () => {
  // Every byte of the first literals one by one, then ever further into the mailbox.
  test.each([
    [1, 150],
    [100, 120],
    [4096, 60],
  ])("at every %ith byte, %i times: nothing is lost, nothing is twice", async (step, times) => {
    const sums = deliver(upTo(60), 3000);
    const proxy = await startCuttingProxy(ground.server.port);
    ground.later(() => proxy.close());
    // How far signing in goes: from there on it is messages.
    const { reader } = await read({ port: proxy.port, take_from: "2030-01-01T00:00:00Z" });
    await expect.poll(proxy.brought).toBeGreaterThan(3000);
    const begin = proxy.brought();
    await reader.stop();
    proxy.cutFrom(begin, step, times);
    await read({
      port: proxy.port,
      take_from: null,
      folder: "INBOX",
      user: ground.server.user,
      password: ground.server.password,
      host: "localhost",
    });
    await expectExactly(sums);
    // Far cuts let much through: all may be here before the last of them.
    expect(proxy.cuts()).toBeGreaterThanOrEqual(Math.min(times, 10));
  });

  test("the server is killed between two commands: what comes next is not taken for gone", async () => {
    const sums = deliver(upTo(20));
    let left = 5;
    await read(
      {},
      {
        async receive(given) {
          const kept = await intakeOf(ground.fresh.db).receive(given);
          if ((left -= 1) === 0) await ground.server.stop();
          return kept;
        },
      },
    );
    await expect.poll(() => left).toBeLessThanOrEqual(0);
    await ground.server.start();
    await expectExactly(sums);
  });

  test("the server is killed while it is read, again and again", async () => {
    const sums = deliver(upTo(300), 2000);
    await read();
    for (const enough of [20, 60, 100, 150, 200]) {
      await expect.poll(async () => (await keptSums(ground.fresh.db)).length, { ...patience, interval: 5 }).toBeGreaterThan(enough);
      await ground.server.stop();
      await ground.server.start();
    }
    await expectExactly(sums);
    const client = await ground.server.client();
    await client.mailboxOpen("INBOX");
    // What the desk has is marked there too, also what was kept just before an end.
    await expect.poll(() => client.search({ seen: false }), patience).toEqual([]);
    await client.logout();
  });
});

describe.skipIf(!hasPackages || !mayMount())("fault 7: the disk is full", () => {
  test("a message stays in the mailbox, unseen, and is taken when there is room", async () => {
    const dir = mkdtempSync(join(tmpdir(), "firstline-full-"));
    const disk = mountSmallDisk(join(dir, "disk"), 4);
    const before = process.env["TMPDIR"];
    ground.later(() => {
      if (before === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = before;
      disk.remove();
      rmSync(dir, { recursive: true });
    });
    mkdirSync(join(dir, "room"));
    process.env["TMPDIR"] = disk.path;
    const sums = deliver([1], 9_000_000);
    const { state } = await read();
    await expect.poll(async () => (await state()).failure, patience).toBe("desk_full");
    const client = await ground.server.client();
    await client.mailboxOpen("INBOX");
    expect(await client.search({ seen: false })).toHaveLength(1);
    await client.logout();
    expect(await keptSums(ground.fresh.db)).toEqual([]);
    process.env["TMPDIR"] = join(dir, "room");
    await expectExactly(sums);
    await expect.poll(async () => (await state()).failing_since).toBeNull();
  });
});
