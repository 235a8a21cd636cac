import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Received } from "../../contract/mail.ts";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { replyAddress } from "../../server/rooms/mailboxes/index.ts";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { queueMessages } from "../../server/rooms/outbox/index.ts";
import { settle } from "../database.ts";
import { letter, type Lines } from "../mail/letters.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

// A2: a mail speaks for the desk only with a token that was made for its technician, ticket and notification, from a domain for which
// the configured receiver says dmarc=pass, while the mailbox lets technicians answer. Anything less waits for somebody to look at it.
// Seen red: with `aligned` in place of `dmarc` in decide.ts, without its hold of unknown tokens, without `speaks`, and with `inside` ignored.
const address = "support@nordvik.example";
const per = "Per Haug <per.haug@nordvik.example>";
const pass = { "Authentication-Results": "mx.nordvik.example; dmarc=pass header.from=nordvik.example" };
let desk: Desk;
let world: World;
let key: string;
let hers: string;
let number: number;
let ticketId: string;

beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  await transaction(desk.db, async (tx) => {
    world = await smallWorld(tx);
    key = (await createApiKey(tx, { personId: world.people.administrator.id, name: "mail" })).key;
    hers = (await createApiKey(tx, { personId: world.people.ane.id, name: "hers" })).key;
  });
  await desk.pool.query("update mailbox set address = $1, receivers = '{mx.nordvik.example}', technician_replies = true", [address]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  const opened = await desk.call("POST", "/tickets", { key, body: { subject: "Outlook", requester: { id: world.people.ane.id } } });
  ({ number, id: ticketId } = opened.body);
  await settle(desk.db, notifications.reactions ?? []);
  await desk.pool.query("delete from outbox");
});

async function take(lines: Lines): Promise<Received> {
  const raw = letter({ from: per, headers: pass, body: "Restart it.", subject: "Re: Outlook", ...lines });
  const answer = await desk.call("POST", "/mail/messages", { key, body: raw, headers: { "content-type": "message/rfc822" } });
  expect(answer.status).toBe(201);
  return answer.body;
}
const speaksAs = (who: keyof World["people"], inside = false) =>
  transaction(desk.db, async (tx) => {
    const given = { mailbox: { address, plus_addressing: true }, ticketId, personId: world.people[who].id };
    return (await replyAddress(tx, desk.now(), { ...given, technician: { cause: "one notification", inside } })) ?? "";
  });
const entries = async () => (await desk.call("GET", `/tickets/${number}/timeline`, { key })).body.items;
const words = async (kind: string): Promise<string[]> =>
  (await entries()).flatMap((entry: { kind: string; body?: string }) => (entry.kind === kind ? (entry.body ?? []) : []));
/** What left for anybody because of it. */
async function outbound(): Promise<string[]> {
  await settle(desk.db, notifications.reactions ?? []);
  return (await desk.pool.query("select to_address from outbox")).rows.map((row) => row.to_address);
}
const flipped = (text: string, at: number): string => `${text.slice(0, at)}${text[at] === "b" ? "c" : "b"}${text.slice(at + 1)}`;

async function expectHeld(done: Received, reason: string): Promise<void> {
  expect(done).toMatchObject({ outcome: "held", reasons: expect.arrayContaining([reason]) });
  expect(await words("reply")).toEqual([]);
  expect(await words("note")).toEqual([]);
  expect(await outbound()).toEqual([]);
}

describe("A2: a technician's answer by mail", () => {
  it("goes to the requester, as theirs", async () => {
    expect(await take({ to: await speaksAs("per") })).toMatchObject({ outcome: "appended", ticket_number: number, reasons: ["token"] });
    expect(await words("reply")).toEqual(["Restart it."]);
    expect(await outbound()).toEqual(["ane.berg@nordvik.example"]);
  });

  it("with one bit of its token flipped speaks for nobody and opens nothing", async () => {
    const to = await speaksAs("per");
    await expectHeld(await take({ to: flipped(to, to.indexOf("+") + 9) }), "unknown_token");
    const { rows } = await desk.pool.query("select count(*)::int as n from ticket where requester_id = $1", [world.people.per.id]);
    expect(rows[0].n).toBe(0);
  });

  it("with one bit of the answered Message-ID flipped speaks for nobody, nor with the true one and no token", async () => {
    await transaction(desk.db, (tx) =>
      queueMessages(tx, [
        {
          eventId: null,
          kind: "requester_replied",
          to: { personId: world.people.per.id, name: "Per Haug", address: "per.haug@nordvik.example" },
          ticketId,
          language: "en",
          subject: "Outlook",
          text: "She wrote.",
          automatic: "generated",
          technician: true,
          at: desk.now(),
        },
      ]),
    );
    const { rows } = await desk.pool.query("delete from outbox returning message_id");
    const id: string = rows[0].message_id;
    await expectHeld(await take({ headers: { ...pass, "In-Reply-To": `<${flipped(id, id.indexOf(".") + 5)}>` } }), "unknown_token");
    await expectHeld(await take({ headers: { ...pass, "In-Reply-To": `<${id}>` }, body: "Two." }), "technician_without_token");
  });

  it.each([
    ["nobody says anything", {}],
    ["dmarc is none", { "Authentication-Results": "mx.nordvik.example; dmarc=none; spf=pass smtp.mailfrom=nordvik.example" }],
    ["another receiver says so", { "Authentication-Results": "mx.evil.example; dmarc=pass header.from=nordvik.example" }],
    ["it passed for another domain", { "Authentication-Results": "mx.nordvik.example; dmarc=pass header.from=evil.example" }],
  ])("waits while %s", async (_, headers: Record<string, string>) => {
    await expectHeld(await take({ to: await speaksAs("per"), headers }), "unverified");
  });

  it("by the token of another waits, and the auditor reads of it", async () => {
    const before = (await desk.call("GET", "/audit?type=mail.foreign_token", { key })).body.items.length;
    await expectHeld(await take({ to: await speaksAs("lead") }), "foreign_token");
    expect((await desk.call("GET", "/audit?type=mail.foreign_token", { key })).body.items).toHaveLength(before + 1);
  });

  it("waits where the mailbox does not let technicians answer, as no new one does", async () => {
    await desk.pool.query("update mailbox set technician_replies = false");
    await expectHeld(await take({ to: await speaksAs("per") }), "unverified");
    await desk.pool.query("update mailbox set technician_replies = true");
    const made = await desk.call("POST", "/mailboxes", { key, body: { key: "other", name: "Other" } });
    expect([made.status, made.body.technician_replies ?? false]).not.toContain(true);
  });

  it("to what only those inside read stays inside", async () => {
    expect(await take({ to: await speaksAs("per", true), body: "Not for her eyes." })).toMatchObject({ outcome: "appended" });
    expect(await words("note")).toEqual(["Not for her eyes."]);
    expect(await words("reply")).toEqual([]);
    const seen = await desk.call("GET", `/tickets/${number}/timeline`, { key: hers });
    expect([seen.status, seen.text]).toEqual([200, expect.not.stringContaining("Not for her eyes")]);
    expect(await outbound()).toEqual([]);
  });

  it("waits when its technician works here no more", async () => {
    const to = await speaksAs("sara");
    await desk.pool.query("update role_grant set role = 'requester' where person_id = $1 and role = 'technician'", [world.people.sara.id]);
    await expectHeld(await take({ to, from: "Sara Holm <sara.holm@nordvik.example>" }), "not_participant");
  });

  it("is nothing after fourteen days", async () => {
    const to = await speaksAs("per");
    desk.pass(15 * 86_400_000);
    await expectHeld(await take({ to }), "unknown_token");
  });
});
