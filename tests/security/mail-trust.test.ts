import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MailMessage, Received } from "../../contract/mail.ts";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { bodyMarker, replyAddress } from "../../server/rooms/mailboxes/index.ts";
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
let aneId: string;

beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  key = await transaction(desk.db, async (tx) => {
    const { people } = await smallWorld(tx);
    aneId = people.ane.id;
    return (await createApiKey(tx, { personId: people.administrator.id, name: "mail" })).key;
  });
  await desk.pool.query("update mailbox set address = $1", [address]);
});
afterAll(() => desk.close());
// Nobody writes so fast that nothing answers them.
beforeEach(() => desk.pass(61 * 60_000));
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

describe("A4: a mark in quoted words", () => {
  const given = async (number: number | null) => ({ ticketId: (await ticket(number)).id as string, personId: aneId });
  const markOf = async (number: number | null) => {
    const about = await given(number);
    return transaction(desk.db, (tx) => bodyMarker(tx, desk.now(), about));
  };
  const addressOf = async (number: number | null) => {
    const about = await given(number);
    return (
      (await transaction(desk.db, (tx) => replyAddress(tx, desk.now(), { ...about, mailbox: { address, plus_addressing: true } }))) ?? ""
    );
  };

  it("cannot be guessed: its neighbours open nothing, and it is in no figure of the ticket", async () => {
    const { ticket_number: number } = await take({ subject: "Guess" });
    const mark = await markOf(number);
    expect(mark).toMatch(/^fl-[a-z2-7]{26}$/);
    expect(mark).not.toContain(String(number));
    const body = Array.from({ length: 40 }, (_, n) => `Ref: fl-${(n % 2 ? "ab" : "c2").repeat(13).slice(0, 25)}${"abcdefgh"[n % 8]}`).join(
      "\r\n",
    );
    expect(await take({ subject: "Re: Guess", body })).toMatchObject({ outcome: "opened", reasons: ["new_request"] });
  });

  it("is no reply address, and a reply address is no mark", async () => {
    const { ticket_number: number } = await take({ subject: "Not the same" });
    const mark = (await markOf(number)).slice(3);
    const used = await take({ to: `support+${mark}@nordvik.example`, subject: "Re: Not the same", body: "As an address." });
    expect(used).toMatchObject({ outcome: "opened", reasons: ["unknown_token", "new_request"] });
    const token = /\+([a-z2-7]{26})@/.exec(await addressOf(number))?.[1];
    const swapped = await take({ subject: "Re: Not the same", body: `As a mark.\r\n> Ref: fl-${token}` });
    expect(swapped).toMatchObject({ outcome: "opened", reasons: ["new_request"] });
  });

  it("of one ticket yields to the reply address of another", async () => {
    const [one, other] = [await take({ subject: "One of two" }), await take({ subject: "Other of two" })];
    const body = `For the other.\r\n\r\n> Ref: ${await markOf(one.ticket_number)}`;
    expect(await take({ to: await addressOf(other.ticket_number), body })).toMatchObject({
      outcome: "appended",
      ticket_number: other.ticket_number,
      reasons: ["token"],
    });
  });

  it("passed on with a mail is no key: in other hands it is held, and where senders are checked it proves nobody", async () => {
    const { ticket_number: number } = await take({ subject: "Passed on" });
    const body = `See what they write.\r\n\r\n> Ref: ${await markOf(number)}`;
    const stranger = await take({ from: "Jonas Lie <jonas.lie@nordvik.example>", subject: "Look", body });
    expect(stranger).toMatchObject({ outcome: "held", reasons: ["marker", "not_participant"] });
    await desk.pool.query("update mailbox set receivers = '{mx.nordvik.example}'");
    const posing = await take({ subject: "Look again", body });
    expect(posing).toMatchObject({ outcome: "held", reasons: ["marker", "unverified"] });
    const headers = { "Authentication-Results": "mx.nordvik.example; dmarc=pass header.from=nordvik.example" };
    expect(await take({ subject: "It is me", body, headers })).toMatchObject({ outcome: "appended", ticket_number: number });
    await desk.pool.query("update mailbox set receivers = '{}'");
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
