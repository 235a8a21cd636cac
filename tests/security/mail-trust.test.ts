import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MailMessage, Received } from "../../contract/mail.ts";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { settle } from "../database.ts";
import { letter, type Lines } from "../mail/letters.ts";
import { smallWorld } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

// Seen red: with the last Authentication-Results read instead of the topmost, and with every receiver's believed, the answer went in;
// without the cap of receipts for mail (tell-requester.ts) the machine had fifteen; with Cc made watchers; with `quiet` left out of
// `ticket.opened` lists, bulk mail and machines had a receipt; without the look for codes, and with automatic answers taken in.
const address = "support@nordvik.example";
let desk: Desk;
let key: string;

beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  key = await transaction(desk.db, async (tx) => {
    const { people } = await smallWorld(tx);
    return (await createApiKey(tx, { personId: people.administrator.id, name: "mail" })).key;
  });
  await desk.pool.query("update mailbox set address = $1", [address]);
});
afterAll(() => desk.close());
beforeEach(() => desk.pool.query("delete from outbox"));

async function take(lines: Lines): Promise<Received> {
  const answer = await desk.call("POST", "/mail/messages", { key, body: letter(lines), headers: { "content-type": "message/rfc822" } });
  expect(answer.status).toBe(201);
  return answer.body;
}
const read = async (id: string): Promise<MailMessage> => (await desk.call("GET", `/mail/messages/${id}`, { key })).body;
const ticket = async (number: number | null) => (await desk.call("GET", `/tickets/${number}`, { key })).body;

interface Sent {
  to_address: string;
  subject: string;
  body: string;
}
/** What the desk has written to somebody since this was asked last. */
async function sentTo(who: string): Promise<Sent[]> {
  await settle(desk.db, notifications.reactions ?? []);
  const { rows } = await desk.pool.query(
    "update outbox set state = 'sent' where to_address = $1 and state = 'waiting' returning to_address, subject, body",
    [who],
  );
  return rows;
}

describe("A1: nobody gets in by a mail's head", () => {
  it("a colleague in Cc is a suggestion, and gets no mail", async () => {
    const done = await take({ headers: { Cc: "Jonas Lie <jonas.lie@nordvik.example>, evil@example.org" } });
    expect((await ticket(done.ticket_number)).watchers).toEqual([]);
    expect((await read(done.id)).cc.map((one) => one.address)).toEqual(["jonas.lie@nordvik.example", "evil@example.org"]);
    expect(await sentTo("evil@example.org")).toEqual([]);
    expect(await sentTo("jonas.lie@nordvik.example")).toEqual([]);
  });

  it("a sign-in code sent to the desk is quarantined, and quoted nowhere", async () => {
    const body = "Your verification code is 483920. It expires in 10 minutes. If you did not request this code, ignore this email.";
    const done = await take({ from: "Slack <no-reply@slack.example>", subject: "Your Slack code is 483920", body });
    expect(done).toMatchObject({ outcome: "quarantined", ticket_number: null });
    await settle(desk.db, notifications.reactions ?? []);
    expect(JSON.stringify((await desk.pool.query("select subject, body from outbox")).rows)).not.toContain("483920");
    expect((await desk.pool.query("select count(*)::int as n from ticket where subject like '%483920%'")).rows[0].n).toBe(0);
  });
});

describe("A3: headers that only we may write, and checks that others claim", () => {
  it("ours are never believed", async () => {
    const names = [
      "Ticket",
      "Ticket-Id",
      "Requester",
      "Team",
      "Priority",
      "Status",
      "Cc",
      "Internal",
      "Actor",
      "Token",
      "Loop",
      "Verified",
      "Mailbox",
    ];
    const headers = Object.fromEntries(names.map((name) => [`X-Firstline-${name}`, "1001"]));
    const done = await take({ subject: "Own headers", headers });
    expect(done).toMatchObject({ outcome: "opened", reasons: ["new_request"] });
    expect(await ticket(done.ticket_number)).toMatchObject({ priority: "normal", status: "new", watchers: [], restricted: false });
  });

  it("only the topmost check counts, and only of a receiver that the mailbox names", async () => {
    await desk.pool.query("update mailbox set receivers = '{mx.nordvik.example}'");
    const forged = "mx.evil.example; dmarc=pass header.from=nordvik.example";
    const behind = `mx.nordvik.example; dmarc=none\r\nAuthentication-Results: mx.nordvik.example; dmarc=pass header.from=nordvik.example`;
    const first = await take({ subject: "Checked", id: "checked@nordvik.example" });
    for (const [n, result] of [forged, behind].entries()) {
      const headers = { "In-Reply-To": "<checked@nordvik.example>", "Authentication-Results": result };
      expect(await take({ headers, body: `Let me in, ${n}.` })).toMatchObject({ outcome: "held", reasons: ["reference", "unverified"] });
    }
    const good = "mx.nordvik.example; dmarc=pass header.from=nordvik.example";
    const headers = { "In-Reply-To": "<checked@nordvik.example>", "Authentication-Results": good };
    expect(await take({ headers, body: "It is me." })).toMatchObject({ outcome: "appended", ticket_number: first.ticket_number });
    await desk.pool.query("update mailbox set receivers = '{}'");
  });

  it("who wrote is From, whatever Reply-To says", async () => {
    const done = await take({ headers: { "Reply-To": "ceo@nordvik.example" } });
    expect(await ticket(done.ticket_number)).toMatchObject({ requester: { name: "Ane Berg" } });
  });
});

describe("A5: nothing answers for ever", () => {
  it("a machine that answers everything with a new message gets three answers in an hour", async () => {
    const from = "robot@machine.example";
    let written = 0;
    await take({ from, subject: "Hello" });
    for (let minute = 0; minute < 60; minute += 2) {
      desk.pass(2 * 60_000);
      const received = await sentTo(from);
      written += received.length;
      for (const { subject } of received) await take({ from, subject: `Re: ${subject}`, body: "I am away." });
      // Also when nothing came: the worst there is.
      if (received.length === 0) await take({ from, subject: `Still away, ${minute}` });
    }
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThanOrEqual(3);
  });

  it("another desk's automatic answer ends it", async () => {
    const from = "help@other-desk.example";
    await take({ from, subject: "A question" });
    expect(await sentTo(from)).toHaveLength(1);
    expect(await take({ from, subject: "We have your request", headers: { "Auto-Submitted": "auto-replied" } })).toMatchObject({
      outcome: "ignored",
    });
    expect(await sentTo(from)).toEqual([]);
  });

  it.each([
    ["a list", { "List-Id": "<news.example.org>" }],
    ["bulk mail", { Precedence: "bulk" }],
    ["a machine", { "Auto-Submitted": "auto-generated" }],
  ])("%s opens a ticket and gets no answer", async (what, headers) => {
    const from = `${what.replaceAll(" ", ".")}@example.org`;
    expect(await take({ from, subject: what, headers })).toMatchObject({ outcome: "opened" });
    expect(await sentTo(from)).toEqual([]);
  });
});
