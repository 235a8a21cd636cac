import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import type { Actor } from "../../server/platform/actor.ts";
import { contentKey } from "../../server/rooms/mail/settled.ts";
import { countPending, receive } from "../../server/rooms/mail/index.ts";
import { listMail } from "../../server/rooms/mail/list-mail.ts";
import { replay } from "../../server/rooms/mail/replay.ts";
import { understandSafely } from "../../server/rooms/mail/understand/understanding.ts";
import { findMailbox } from "../../server/rooms/mailboxes/index.ts";
import { freshDatabase, type FreshDatabase } from "../database.ts";
import { root } from "../desk.ts";
import { smallWorld } from "../world.ts";
import { message } from "./harness/intake.ts";

const patience = { timeout: 60_000, interval: 20 };

/** Whoever works on this message stands still in the middle of it until `free`: there is time to kill them. */
async function standStill(fresh: FreshDatabase, raw: Buffer): Promise<{ free(): Promise<void> }> {
  const client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
  await client.query("select pg_advisory_lock(hashtextextended($1, 1))", [contentKey(await understandSafely(raw))?.toString("hex")]);
  return { free: () => client.end() };
}

const startWorker = (fresh: FreshDatabase) =>
  spawn(process.execPath, [join(root, "tests/mail/understanding-worker.ts"), fresh.url], { stdio: ["ignore", "ignore", "inherit"] });

// Seen red (digest.ts): without the limit of tries a fourth worker stood still at it, too; with the try counted after it, for ever.
test(
  "a message at which three workers ended is set aside and shown, and those before and behind it go on",
  { timeout: 180_000 },
  async () => {
    const fresh = await freshDatabase();
    const world = await smallWorld(fresh.db);
    const mailbox = (await findMailbox(fresh.db, "support")) ?? expect.fail("no mailbox");
    const ids: string[] = [];
    for (const n of ["before", "poison", "behind"]) {
      const given = {
        mailbox,
        via: "smtp" as const,
        raw: (async function* () {
          yield message(n);
        })(),
        now: new Date(),
      };
      ids.push((await receive(fresh.db, given)).id);
    }
    const rows = async () => {
      const { rows: found } = await fresh.pool.query("select id, outcome, attempts from mail_message");
      return ids.map((id) => found.find((row) => row.id === id) as { outcome: string | null; attempts: number });
    };
    const still = await standStill(fresh, message("poison"));
    for (const nth of [1, 2, 3]) {
      const worker = startWorker(fresh);
      await expect.poll(async () => (await rows())[1]?.attempts, patience).toBe(nth);
      worker.kill("SIGKILL");
      expect(await once(worker, "exit")).toEqual([null, "SIGKILL"]);
      await fresh.pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'firstline worker'");
      if (nth === 1) {
        // Before the time of the first is over the next one does what lies behind it.
        const second = startWorker(fresh);
        await expect.poll(async () => (await rows()).map(({ outcome }) => outcome), patience).toEqual(["opened", null, "opened"]);
        second.kill("SIGKILL");
        await once(second, "exit");
      }
      // What nobody finished is somebody else's after two minutes: they pass here.
      await fresh.pool.query("update mail_message set tried_at = tried_at - interval '3 minutes' where outcome is null");
    }
    const last = startWorker(fresh);
    await expect.poll(async () => (await rows())[1]?.outcome, patience).toBe("quarantined");
    last.kill("SIGKILL");
    await once(last, "exit");
    await still.free();
    expect((await countPending(fresh.db, new Date())).quarantined).toBe(1);
    const administrator: Actor = world.actors.administrator;
    const shown = await listMail(fresh.db, administrator, { outcome: "quarantined", limit: 10 });
    expect(shown.items).toMatchObject([{ id: ids[1], reasons: ["unreadable"], ticket: null }]);
    // Its bytes are there still: once what ended the workers is mended, it becomes what it is.
    expect(await replay(fresh.db, administrator, new Date(), ids[1] ?? "")).toMatchObject({ outcome: "opened" });
    await fresh.close();
  },
);
