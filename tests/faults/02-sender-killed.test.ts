import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDb, transaction } from "../../server/platform/db.ts";
import { configureSealing } from "../../server/platform/sealing.ts";
import { findMailbox, upsertSending } from "../../server/rooms/mailboxes/index.ts";
import { queueMessages } from "../../server/rooms/outbox/index.ts";
import { certificate, startReceiver, type Receiver } from "../mail/receiver.ts";
import { startDeskProcess, type DeskProcess } from "./harness/desk-process.ts";
import { noteFigure } from "./harness/figures.ts";
import { openGround, type Ground } from "./harness/ground.ts";

// Seen red: with `sent` written before the server answered (send-lane.ts), 4 of 300 messages never arrived; with a new Message-ID for
// every try (compose.ts), twins had two names.
const kills = 6;
const messages = 300;
const key = randomBytes(32);

let ground: Ground;
let receiver: Receiver;
let worker: DeskProcess;
beforeAll(async () => {
  ground = await openGround();
  receiver = await startReceiver();
  configureSealing(key);
  worker = await startDeskProcess({ ...ground, role: "worker", env: { FIRSTLINE_SECRET_KEY: key.toString("base64") } });
});
afterAll(async () => {
  await worker?.stop();
  await receiver?.close();
  await ground?.stop();
});

describe("fault 2: the worker is killed while it sends mail", () => {
  it(`kill -9, ${kills} times: every message arrives; those that come twice have one Message-ID, at most as many a kill as were under way`, async () => {
    receiver.manners.delay = () => Math.random() * 30;
    const db = createDb(ground.pool);
    await ground.pool.query("update mailbox set address = 'support@nordvik.example'");
    const mailbox = await findMailbox(db, "support");
    const at = new Date();
    const to = { personId: ground.world.people.ane.id, name: "Ane", address: "ane.berg@nordvik.example" };
    const message = { kind: "replied", to, ticketId: null, language: "en", subject: "s", automatic: "no", at } as const;
    await transaction(db, (tx) =>
      queueMessages(
        tx,
        Array.from({ length: messages }, (_, n) => ({ ...message, eventId: null, text: `mark ${n} end` })),
      ),
    );
    const settings = { host: "localhost", port: receiver.port, security: "starttls", auth: "none", certificate } as const;
    await transaction(db, (tx) => upsertSending(tx, { mailbox_id: mailbox?.id ?? "", user_name: "", ...settings }));
    for (let kill = 0; kill < kills; kill++) {
      const before = receiver.received.length;
      await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBeGreaterThan(before + 5);
      await pause(Math.random() * 50);
      await worker.kill();
      await worker.start();
    }
    const open = async () =>
      (await ground.pool.query("select count(*)::int as n from outbox where kind = 'replied' and state <> 'sent'")).rows[0].n as number;
    await expect.poll(open, { timeout: 120_000 }).toBe(0);
    const marks = Map.groupBy(receiver.received, ({ raw }) => /mark \d+ end/.exec(raw)?.[0] ?? "");
    expect(marks.size).toBe(messages);
    for (const copies of marks.values()) expect(new Set(copies.map(({ id }) => id)).size).toBe(1);
    const twice = receiver.received.length - messages;
    // Three connections at a time: one message each may have been taken when its worker was killed.
    expect(twice).toBeLessThanOrEqual(3 * kills);
    noteFigure(2, "kill -9 of the worker while it sends", { kills, messages, lost: messages - marks.size, twice });
  });
});
