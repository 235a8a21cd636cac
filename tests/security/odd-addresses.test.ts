import { domainToASCII } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { findMailbox, upsertSending } from "../../server/rooms/mailboxes/index.ts";
import { queueMessages } from "../../server/rooms/outbox/index.ts";
import { sendDue } from "../../server/rooms/outbox/send-due.ts";
import { freshDatabase, quiet, type FreshDatabase } from "../database.ts";
import { certificate, startReceiver, type Receiver } from "../mail/receiver.ts";

// Seen red with the address handed over as it was written (compose.ts): 17 of these went as far as the server, which refused them, and
// the two with a route reached b@nordvik.example, which is not what was written.
const odd = [
  '"a@evil.example x"@nordvik.example',
  '"quoted"@nordvik.example',
  '"a b"@nordvik.example',
  "a@evil.example,b@nordvik.example",
  "a@evil.example;b@nordvik.example",
  "a@evil.example b@nordvik.example",
  "<a@evil.example>b@nordvik.example",
  "b@nordvik.example<a@evil.example>",
  "A <a@evil.example>",
  "b(comment)@nordvik.example",
  "(a@evil.example)b@nordvik.example",
  "b@nordvik.example (a@evil.example)",
  "b@(a@evil.example)nordvik.example",
  "group:a@evil.example,b@nordvik.example;",
  "undisclosed-recipients:;",
  "@evil.example:b@nordvik.example",
  "@evil.example,@other.example:b@nordvik.example",
  "a%evil.example@nordvik.example",
  "evil.example!a@nordvik.example",
  "b@[127.0.0.1]",
  "b@[IPv6:::1]",
  "b@127.0.0.1",
  "b@nordvik.example\r\nRCPT TO:<a@evil.example>",
  "b@nordvik.example\r\nBcc: a@evil.example",
  "b@nordvik.example\nX: y",
  "b@nordvik.example\0",
  "b\0@nordvik.example",
  "b@nordvik.example> SIZE=1",
  "b@nordvik.example> NOTIFY=SUCCESS,FAILURE",
  ".b@nordvik.example",
  "b.@nordvik.example",
  "b..c@nordvik.example",
  "b@-nordvik.example",
  "b@nordvik..example",
  "b@nordvik.example.",
  "b@nordvik.example@evil.example",
  "b@evil.example\u3002nordvik.example",
  "b@nordvik.example\u200b",
  "b\u00ad@nordvik.example",
  "b@nordvik\uff0eexample",
  `${"b".repeat(65)}@nordvik.example`,
  `b@${"n".repeat(64)}.example`,
  "b@bl\u00e5b\u00e6r.example",
  "b@xn--blbr-roah.example",
  "b+tag@nordvik.example",
  "=?utf-8?q?a=40evil.example?=@nordvik.example",
  "'b'@nordvik.example",
  "B.C@nordvik.example",
];

const toAscii = (address: string): string => {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
};

let fresh: FreshDatabase;
let receiver: Receiver;
const now = new Date("2026-03-02T09:00:00Z");
beforeAll(async () => {
  fresh = await freshDatabase();
  receiver = await startReceiver();
  const mailbox = await findMailbox(fresh.db, "support");
  await fresh.pool.query("update mailbox set address = 'support@nordvik.example'");
  const settings = { host: "localhost", port: receiver.port, security: "starttls", auth: "none", certificate } as const;
  await transaction(fresh.db, (tx) => upsertSending(tx, { mailbox_id: mailbox?.id ?? "", user_name: "", ...settings }));
});
afterAll(async () => {
  await receiver.close();
  await fresh.close();
});

/** To whom the server was told to give it, and what became of it. */
async function sendTo(address: string, name: string) {
  receiver.named.length = 0;
  await fresh.pool.query("delete from outbox");
  const message = {
    eventId: null,
    kind: "replied",
    ticketId: null,
    language: "en",
    subject: "s",
    text: "t",
    automatic: "no",
    at: now,
  } as const;
  await transaction(fresh.db, (tx) => queueMessages(tx, [{ ...message, to: { personId: null, name, address } }]));
  await sendDue({ db: fresh.db, log: quiet, now: () => now, isStopped: () => false });
  const { rows } = await fresh.pool.query("select state, trouble from outbox");
  return { named: [...receiver.named], ...(rows[0] as { state: string; trouble: string | null }) };
}

describe("A6: an address that programs read differently", () => {
  // PostgreSQL keeps no text with a NUL in it: such an address gets no further than there.
  it.each(odd.filter((address) => !address.includes("\0")))("%j is refused, or reaches exactly itself", async (address) => {
    const { named, state, trouble } = await sendTo(address, "B");
    if (state === "failed") expect([named, trouble]).toEqual([[], "bad_address"]);
    else {
      expect(state).toBe("sent");
      expect(named).toHaveLength(1);
      // The server shows IDNA's ASCII as letters.
      expect(toAscii(named[0] ?? "")).toBe(toAscii(address));
    }
    expect(named.join()).not.toContain("evil.example,");
    expect(named).not.toContain("a@evil.example");
  });

  it("a second line in a name begins no header", async () => {
    receiver.received.length = 0;
    await sendTo("b@nordvik.example", "x\r\nBcc: e@evil.example");
    expect(receiver.received[0]?.raw).not.toMatch(/^bcc:/im);
    expect(receiver.received[0]?.to).toEqual(["b@nordvik.example"]);
  });
});
