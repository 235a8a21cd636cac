import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Received } from "../../contract/mail.ts";
import { transaction } from "../../server/platform/db.ts";
import { configureSealing } from "../../server/platform/sealing.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { configureNotifications, room as notifications } from "../../server/rooms/notifications/index.ts";
import { configureOutbox } from "../../server/rooms/outbox/index.ts";
import { sendDue } from "../../server/rooms/outbox/send-due.ts";
import { quiet, settle } from "../database.ts";
import { letter } from "../mail/letters.ts";
import { startReceiver, type Receiver } from "../mail/receiver.ts";
import { smallWorld } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

// A5: two desks of this kind, each with its own secrets, send by SMTP what they have to say to each other, for a simulated hour. Seen red
// without the cap of receipts (outbox/cap-receipts.ts): where a relay takes every mark away, each wrote to the other at every turn; and
// with automatic answers taken for messages (auto-reply.ts), the second mail was answered, too.

interface Side {
  desk: Desk;
  key: string;
  secret: Buffer;
  address: string;
  receiver: Receiver;
}

const sides: Side[] = [];
const hostOf = (address: string): string => address.slice(address.indexOf("@") + 1);

/** What is done from now on is done by this desk. */
function be({ secret, address }: Side): void {
  configureSealing(secret);
  configureNotifications({ publicUrl: `https://help.${hostOf(address)}` });
  configureOutbox({ publicUrl: `https://help.${hostOf(address)}` });
}

async function open(address: string): Promise<Side> {
  const desk = await openDesk({ publicUrl: `https://help.${hostOf(address)}` });
  const secret = randomBytes(32);
  configureSealing(secret);
  const key = await transaction(desk.db, async (tx) => {
    const { people } = await smallWorld(tx);
    return (await createApiKey(tx, { personId: people.administrator.id, name: "mail" })).key;
  });
  const receiver = await startReceiver({ hideSTARTTLS: true });
  await desk.pool.query("update mailbox set address = $1 where key = 'support'", [address]);
  await desk.pool.query(
    "insert into mailbox_sending (mailbox_id, host, port, security, auth) select id, '127.0.0.1', $1, 'none', 'none' from mailbox where key = 'support'",
    [receiver.port],
  );
  return { desk, key, secret, address, receiver };
}

beforeEach(async () => {
  sides.push(await open("support@nordvik.example"), await open("help@other.example"));
});
afterEach(async () => {
  for (const { desk, receiver } of sides.splice(0)) {
    await receiver.close();
    await desk.close();
  }
});
afterAll(() => configureSealing(randomBytes(32)));

async function take(side: Side, raw: string): Promise<Received> {
  be(side);
  const headers = { "content-type": "message/rfc822" };
  const answer = await side.desk.call("POST", "/mail/messages", { key: side.key, body: raw, headers });
  expect([200, 201], answer.text).toContain(answer.status);
  return answer.body;
}

/** What this desk has sent since it was asked last. */
async function send(side: Side): Promise<string[]> {
  be(side);
  await settle(side.desk.db, notifications.reactions ?? []);
  await sendDue({ db: side.desk.db, log: quiet, now: side.desk.now, isStopped: () => false });
  return side.receiver.received.splice(0).map(({ raw }) => raw);
}

let rewritten = 0;
/** A relay that leaves nothing of what machines know each other by, nor of the thread. */
const stripped = (raw: string): string =>
  raw
    .replaceAll(/^(?:auto-submitted|x-auto-response-suppress|x-firstline-loop|list-unsubscribe(?:-post)?|in-reply-to|references|thread-topic|reply-to):.*\r\n(?:[ \t].*\r\n)*/gim, "")
    .replaceAll(/^message-id:.*\r\n(?:[ \t].*\r\n)*/gim, `Message-ID: <rewritten-${++rewritten}@relay.example>\r\n`)
    .replaceAll(/Ref: fl-[a-z2-7]+/g, "")
    .replaceAll(/^subject:.*\r\n(?:[ \t].*\r\n)*/gim, `Subject: Something else ${rewritten}\r\n`); // prettier-ignore

/** An hour in which whatever one desk sends reaches the other. Answers how many mails each has sent. */
async function hour(relay: (raw: string) => string): Promise<number[]> {
  const [ours, theirs] = [sides[0] ?? expect.fail("no desk"), sides[1] ?? expect.fail("no other desk")];
  const sent = [0, 0];
  await take(ours, letter({ from: `Other desk <${theirs.address}>`, to: ours.address, subject: "Your invoice" }));
  for (let minute = 0; minute < 60; minute += 2) {
    for (const [at, [from, to]] of ([[ours, theirs], [theirs, ours]] as const).entries()) {
      for (const raw of await send(from)) {
        sent[at] = (sent[at] ?? 0) + 1;
        await take(to, relay(raw));
      }
    }
    for (const { desk } of sides) desk.pass(2 * 60_000);
  }
  return sent;
} // prettier-ignore

describe("A5: two desks that answer each other for an hour", () => {
  it("end with the first answer, which says that no person wrote it", { timeout: 240_000 }, async () => {
    expect(await hour((raw) => raw)).toEqual([1, 0]);
  });

  it("write at most three mails each way where a relay takes all of that away", { timeout: 240_000 }, async () => {
    const [ours = 0, theirs = 0] = await hour(stripped);
    expect(Math.min(ours, theirs)).toBeGreaterThan(0);
    expect(Math.max(ours, theirs)).toBeLessThanOrEqual(3);
  });
});
