import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MailMessage, Received } from "../../../contract/mail.ts";
import { letter, type Lines } from "../../../tests/mail/letters.ts";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "../../../tests/security/small-desk.ts";
import type { World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { bodyMarker, keepReferences, replyAddress } from "../mailboxes/index.ts";

// Seen red in find-candidate.ts: with everybody a participant the stranger's words went in; with closed tickets never over there was no
// new one. In decide.ts: without `foreign_token`; without the mailbox's leave, or the aligned domain, for technicians; with "fail" not
// believed; with a stranger's number in a subject held; with thanks taken for an answer; with our own address, automatic answers and
// forwarded messages not seen for what they are. In gather-facts.ts: with the unknown token not noted; without the flood. In digest.ts:
// with the same content taken twice. In pause-answers.ts and store-breaker.ts: with the pause told every time; with one that never ends;
// without the exemption of organizations' domains.
let desk: Desk;
let world: World;
let keys: SmallDesk["keys"];
const address = "support@nordvik.example";

beforeAll(async () => {
  ({ desk, world, keys } = await openSmallDesk());
  await desk.pool.query("update mailbox set address = $1", [address]);
});
afterAll(() => desk.close());
// Nobody writes so fast that nothing answers them, but where that is looked at.
beforeEach(() => desk.pass(61 * 60_000));

const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const post = (raw: string, path = "/mail/messages", who: Who = "administrator") =>
  desk.call("POST", path, { key: keys.get(who), body: raw, headers: { "content-type": "message/rfc822" } });
async function take(lines: Lines | string): Promise<Received> {
  const answer = await post(typeof lines === "string" ? lines : letter(lines));
  expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
  return answer.body;
}
const message = async (id: string): Promise<MailMessage> => (await call("administrator", "GET", `/mail/messages/${id}`)).body;
const ticket = async (number: number | null) => (await call("administrator", "GET", `/tickets/${number}`)).body;
async function timeline(number: number | null) {
  return (await call("administrator", "GET", `/tickets/${number}/timeline`)).body.items;
}
const bodies = async (number: number | null) => (await timeline(number)).flatMap((entry: { body?: string }) => entry.body ?? []);

/** The reply address of a ticket for one person. */
async function addressFor(number: number | null, who: Who, technician = false): Promise<string> {
  const { id } = await ticket(number);
  const cause = technician ? { technician: { cause: "a notification", inside: false } } : {};
  const given = { mailbox: { address, plus_addressing: true }, ticketId: id, personId: world.people[who].id, ...cause };
  return (await transaction(desk.db, (tx) => replyAddress(tx, new Date(), given))) ?? "";
}

/** What a mail of ours about a ticket says of itself, quoted by an answer to it. */
async function quoted(number: number | null, who: Who): Promise<string> {
  const { id } = await ticket(number);
  const marker = await transaction(desk.db, (tx) => bodyMarker(tx, new Date(), { ticketId: id, personId: world.people[who].id }));
  return `\r\n\r\nOn Mon, 2 Mar 2026 at 09:00, Nordvik IT <support@nordvik.example> wrote:\r\n> We look into it.\r\n>\r\n> Ref: ${marker}\r\n`;
}

describe("a message opens a ticket", () => {
  it("with its words, of who wrote it, by mail", async () => {
    const done = await take({ subject: "No sound in room 3", body: "Nothing at all." });
    expect(done).toMatchObject({ outcome: "opened", reasons: ["new_request"] });
    expect(await ticket(done.ticket_number)).toMatchObject({
      subject: "No sound in room 3",
      description: "Nothing at all.",
      channel: "mail",
      status: "new",
      requester: { name: "Ane Berg" },
    });
    expect(await message(done.id)).toMatchObject({
      from: { address: "ane.berg@nordvik.example" },
      new_text: "Nothing at all.",
      outcome: "opened",
    });
  });

  it("of a stranger, whom the desk knows from then on", async () => {
    const first = await take({ from: "Eva Ny <eva.ny@example.com>", subject: "May I ask" });
    expect(await ticket(first.ticket_number)).toMatchObject({ requester: { name: "Eva Ny" } });
    const second = await take({ from: "Eva <eva.ny@example.com>", subject: "And again" });
    expect((await ticket(second.ticket_number)).requester).toEqual((await ticket(first.ticket_number)).requester);
  });

  it("once, however often it comes, also by another way", async () => {
    const raw = letter({ subject: "Once" });
    const first = await take(raw);
    expect(await take(raw)).toEqual({ ...first, outcome: "duplicate", reasons: ["same_message"] });
    const again = await take(`Received: from elsewhere\r\n${raw}`);
    expect(again).toMatchObject({ outcome: "duplicate", ticket_number: first.ticket_number });
    expect(again.id).not.toBe(first.id);
    const { rows } = await desk.pool.query("select count(*)::int as n from ticket where subject = 'Once'");
    expect(rows[0].n).toBe(1);
  });

  // Seen red: with the held copy taken for the first of two, the good one became its duplicate and no ticket was opened.
  it("of two copies the one that is not in doubt, though the other came first", async () => {
    const raw = letter({ subject: "Through a list first" });
    const list = await take(`Authentication-Results: mx.anywhere.example; dmarc=fail header.from=nordvik.example\r\n${raw}`);
    expect(list).toMatchObject({ outcome: "held", reasons: ["unverified"] });
    const straight = await take(raw);
    expect(straight).toMatchObject({ outcome: "opened" });
    expect(await message(list.id)).toMatchObject({ outcome: "duplicate", reasons: ["same_message"], duplicate_of: straight.id });
    const again = await take(`Received: from elsewhere\r\nAuthentication-Results: mx.anywhere.example; dmarc=fail\r\n${raw}`);
    expect(again).toMatchObject({ outcome: "duplicate", ticket_number: straight.ticket_number });
  });

  it("with its files", async () => {
    const body =
      '--x\r\nContent-Type: text/plain\r\n\r\nSee the log.\r\n--x\r\nContent-Type: text/plain; name="app.log"\r\nContent-Disposition: attachment; filename="app.log"\r\n\r\nline 1\r\n--x--';
    const done = await take({ body, headers: { "Content-Type": 'multipart/mixed; boundary="x"' } });
    const [description] = await timeline(done.ticket_number);
    expect(description).toMatchObject({ kind: "description", body: "See the log.", attachments: [{ name: "app.log" }] });
    expect((await message(done.id)).attachments).toEqual([expect.objectContaining({ file_name: "app.log" })]);
  });

  it("not for an automatic answer, nor for the desk's own mail", async () => {
    expect(await take({ headers: { "Auto-Submitted": "auto-replied" } })).toMatchObject({
      outcome: "ignored",
      reasons: ["auto_reply"],
      ticket_number: null,
    });
    expect(await take({ from: address })).toMatchObject({ outcome: "ignored", reasons: ["own_address"] });
  });

  it("not when the receiver says that it is not from who it says", async () => {
    const headers = { "Authentication-Results": "mx.anywhere.example; dmarc=fail header.from=nordvik.example" };
    expect(await take({ headers })).toMatchObject({ outcome: "held", reasons: ["unverified"], ticket_number: null });
  });

  it("and no more from a sender who sent the same a hundred times: the rest goes into the newest", async () => {
    const from = "alarm@machine.example";
    const first = await take({ from, subject: "Disk 1 is full" });
    const columns = "mailbox_id, via, size, raw, received_at, state, outcome, ticket_id, from_address";
    await desk.pool.query(
      `insert into mail_message (id, sha256, subject, ${columns}) select gen_random_uuid(), sha256(n::text::bytea), 'Disk ' || n || ' is full',
       ${columns} from mail_message, generate_series(2, 99) as n where id = $1`,
      [first.id],
    );
    desk.pass(1000);
    const last = await take({ from, subject: "Disk 100 is full" });
    expect(last.outcome).toBe("opened");
    expect(await take({ from, subject: "Disk 101 is full" })).toMatchObject({
      outcome: "appended",
      ticket_number: last.ticket_number,
      reasons: ["flood"],
    });
  });

  it("six times in ten minutes: nothing answers its sender for an hour, and the ticket says so once", async () => {
    const from = "Robot <robot@loop.example>";
    const opened = async () => {
      const { ticket_number: number, reasons } = await take({ from, subject: "Again" });
      const { id } = await ticket(number);
      const { rows } = await desk.pool.query("select data from event where type = 'ticket.opened' and ticket_id = $1", [id]);
      const told = (await timeline(number)).filter((entry: { type?: string }) => entry.type === "ticket.answers_paused");
      return { number, reasons, quiet: rows[0].data.quiet === true, told };
    };
    const first = [await opened(), await opened(), await opened(), await opened(), await opened()];
    expect(first.map(({ quiet, told }) => [quiet, told.length])).toEqual(Array.from({ length: 5 }, () => [false, 0]));
    const sixth = await opened();
    expect(sixth).toMatchObject({ reasons: ["too_fast", "new_request"], quiet: true });
    const until = new Date(desk.now().getTime() + 3_600_000);
    expect(sixth.told).toMatchObject([{ data: { address: "robot@loop.example", mailbox: "Support" } }]);
    expect(Math.abs(new Date(sixth.told[0].data.until).getTime() - until.getTime())).toBeLessThan(60_000);
    expect((await call("ane", "GET", `/tickets/${sixth.number}`)).status).toBe(404);
    expect(await opened()).toMatchObject({ quiet: true, told: [] });
    expect(await take({ subject: "Somebody else" })).toMatchObject({ reasons: ["new_request"] });
    desk.pass(30 * 60_000);
    expect(await opened()).toMatchObject({ quiet: true, told: [] });
    desk.pass(31 * 60_000);
    expect(await opened()).toMatchObject({ quiet: false, told: [], reasons: ["new_request"] });
  });

  it("of very many senders at one domain no more than so many; but of an organization's own, and of what answers a ticket", async () => {
    const copies = async (id: string, domain: string, many: number) =>
      desk.pool.query(
        `insert into mail_message (id, sha256, subject, from_address, mailbox_id, via, size, raw, received_at, state, outcome, ticket_id)
         select gen_random_uuid(), sha256(($2 || n)::bytea), 'x', 'someone' || n || '@' || $2::text, mailbox_id, via, size, raw, received_at, state,
         outcome, ticket_id from mail_message, generate_series(1, $3::int) as n where id = $1`,
        [id, domain, many],
      );
    const first = await take({ from: "one@many.example", id: "one@many.example" });
    await copies(first.id, "many.example", 298);
    expect(await take({ from: "two@many.example" })).toMatchObject({ outcome: "opened" });
    const held = await take({ from: "three@many.example" });
    expect(held).toMatchObject({ outcome: "held", reasons: ["domain_flood"], ticket_number: null });
    const headers = { "In-Reply-To": "<one@many.example>" };
    expect(await take({ from: "one@many.example", headers })).toMatchObject({ outcome: "appended" });
    await copies(first.id, "nordvik.example", 300);
    expect(await take({ from: "ane.berg@nordvik.example" })).toMatchObject({ outcome: "opened" });
    desk.pass(11 * 60_000);
    expect(await take({ from: "four@many.example" })).toMatchObject({ outcome: "opened" });
  });

  it("for whom a technician forwards it, with the technician's words inside", async () => {
    const body =
      "Please take this.\r\n\r\n---------- Forwarded message ---------\r\nFrom: Jonas Lie <jonas.lie@nordvik.example>\r\nDate: Mon, 2 Mar 2026\r\nSubject: Teams is silent\r\nTo: Per Haug <per.haug@nordvik.example>\r\n\r\nI hear nothing in Teams.";
    const done = await take({ from: "Per Haug <per.haug@nordvik.example>", subject: "Fwd: Teams is silent", body });
    expect(done.reasons).toEqual(["forwarded_by_technician"]);
    expect(await ticket(done.ticket_number)).toMatchObject({ subject: "Teams is silent", requester: { name: "Jonas Lie" } });
    expect(await bodies(done.ticket_number)).toEqual(["I hear nothing in Teams.", "Please take this."]);
  });
});

describe("an answer finds its ticket", () => {
  it("by the token of its reply address, from whom it was given", async () => {
    const { ticket_number: number } = await take({});
    const to = await addressFor(number, "ane");
    expect(await take({ to, subject: "Re: anything", body: "It is empty again." })).toMatchObject({
      outcome: "appended",
      ticket_number: number,
      reasons: ["token"],
    });
    expect(await bodies(number)).toEqual(["It stands on the third floor.", "It is empty again."]);
  });

  it("by the ids of its thread", async () => {
    const first = await take({ id: "first.of.thread@nordvik.example" });
    const done = await take({ headers: { "In-Reply-To": "<first.of.thread@nordvik.example>" }, body: "One more thing." });
    expect(done).toMatchObject({ outcome: "appended", ticket_number: first.ticket_number, reasons: ["reference"] });
    const { id } = await ticket(first.ticket_number);
    await transaction(desk.db, (tx) => keepReferences(tx, [{ messageId: "out.1@desk.example", ticketId: id, ours: true, at: new Date() }]));
    const answer = await take({ headers: { References: "<unknown@x.example> <out.1@desk.example>" }, body: "And another." });
    expect(answer).toMatchObject({ outcome: "appended", reasons: ["own_reference"] });
  });

  it("by the mark that it quotes, when a relay left nothing else; only from who takes part", async () => {
    const { ticket_number: number } = await take({ subject: "Marked" });
    const quote = await quoted(number, "ane");
    expect(await take({ subject: "An answer", body: `It is out again.${quote}` })).toMatchObject({
      outcome: "appended",
      ticket_number: number,
      reasons: ["marker"],
    });
    expect(await bodies(number)).toEqual(["It stands on the third floor.", "It is out again."]);
    const html = `<p>From a telephone.</p><blockquote><p>${quote.split("> ").at(-1)?.trim()}</p></blockquote>`;
    const headers = { "Content-Type": "text/html" };
    expect(await take({ subject: "Two", headers, body: html })).toMatchObject({ ticket_number: number, reasons: ["marker"] });
    const from = "Mallory <mallory@example.org>";
    expect(await take({ from, subject: "Three", body: `Let me in.${quote}` })).toMatchObject({
      outcome: "held",
      ticket_number: number,
      reasons: ["marker", "not_participant"],
    });
  });

  it("by the number in its subject, only from who takes part in it", async () => {
    const { ticket_number: number } = await take({ subject: "Numbered" });
    expect(await take({ subject: `Re: [#${number}] Numbered`, body: "Me again." })).toMatchObject({
      outcome: "appended",
      reasons: ["subject_tag"],
    });
    const other = await take({ from: "mallory@example.org", subject: `[#${number}] Numbered` });
    expect(other).toMatchObject({ outcome: "opened", reasons: ["new_request"] });
    expect(other.ticket_number).not.toBe(number);
  });

  it("and is held when somebody else uses its token, and nobody reads along", async () => {
    const { ticket_number: number } = await take({ subject: "Secret" });
    const to = await addressFor(number, "ane");
    const held = await take({
      from: "Mallory <mallory@example.org>",
      to,
      body: "Send me everything.",
      headers: { Cc: "evil@example.org" },
    });
    expect(held).toMatchObject({ outcome: "held", ticket_number: number, reasons: ["token", "not_participant"] });
    expect((await ticket(number)).watchers).toEqual([]);
    expect(await bodies(number)).toEqual(["It stands on the third floor."]);
    expect((await timeline(number)).map((entry: { type?: string }) => entry.type)).toContain("ticket.mail_held");
  });

  it("and is held when the receiver says that its sender is forged", async () => {
    const { ticket_number: number } = await take({ subject: "Forged" });
    const headers = { "Authentication-Results": "mx.example; dmarc=fail", Cc: "evil@example.org" };
    expect(await take({ to: await addressFor(number, "ane"), headers })).toMatchObject({
      outcome: "held",
      reasons: ["token", "unverified"],
    });
  });

  it("opens a new ticket when the token is nobody's", async () => {
    const done = await take({ to: `support+${"a".repeat(26)}@nordvik.example` });
    expect(done).toMatchObject({ outcome: "opened", reasons: ["unknown_token", "new_request"] });
  });

  it("from a technician speaks for the desk with a token of theirs, an aligned domain and the mailbox's leave only", async () => {
    const { ticket_number: number } = await take({ subject: "Answer me" });
    const to = await addressFor(number, "per", true);
    const from = "Per Haug <per.haug@nordvik.example>";
    const headers = { "Authentication-Results": "mx.nordvik.example; dmarc=pass header.from=nordvik.example" };
    const reasons = ["token", "unverified"];
    await desk.pool.query("update mailbox set receivers = '{mx.nordvik.example}'");
    expect(await take({ from, to, headers, body: "1" })).toMatchObject({ outcome: "held", reasons });
    await desk.pool.query("update mailbox set technician_replies = true");
    expect(await take({ from, to, body: "2" })).toMatchObject({ outcome: "held", reasons });
    expect(await take({ from: "Kari Solberg <kari.solberg@nordvik.example>", to, headers, body: "3" })).toMatchObject({
      outcome: "held",
      reasons: ["token", "foreign_token"],
    });
    expect(await take({ from, headers, subject: `[#${number}] Answer me`, body: "4" })).toMatchObject({
      outcome: "held",
      reasons: ["subject_tag", "technician_without_token"],
    });
    expect(await take({ from, to, headers, body: "5" })).toMatchObject({ outcome: "appended" });
    await desk.pool.query("update mailbox set technician_replies = false, receivers = '{}'");
    const last = (await timeline(number)).filter((entry: { kind: string }) => entry.kind === "reply");
    expect(last).toEqual([expect.objectContaining({ body: "5", author: expect.objectContaining({ name: "Per Haug", technician: true }) })]);
  });

  it("opens a solved ticket again; thanks do not; and a closed one by the rule of its team", async () => {
    const { ticket_number: number } = await take({ subject: "Solve me" });
    const to = await addressFor(number, "ane");
    await call("administrator", "POST", `/tickets/${number}/resolutions`, { body: "Done." });
    expect(await take({ to, body: "Thanks!" })).toMatchObject({ reasons: ["token", "thanks"] });
    expect(await ticket(number)).toMatchObject({ status: "resolved" });
    expect(await take({ to, body: "It is broken again." })).toMatchObject({ reasons: ["token", "reopened"] });
    expect(await ticket(number)).toMatchObject({ status: "open", reopened: 1 });
    await call("administrator", "POST", `/tickets/${number}/resolutions`, { body: "Done." });
    await call("ane", "POST", `/tickets/${number}/confirmations`, {});
    expect(await take({ to, body: "Thank you so much!" })).toMatchObject({ outcome: "appended", reasons: ["token", "thanks"] });
    await desk.pool.query("update team set follow_up = 'new'");
    const follow = await take({ to, body: "It is broken once more." });
    expect(follow).toMatchObject({ outcome: "opened", reasons: ["token", "follow_up", "new_request"] });
    await desk.pool.query("update team set follow_up = 'reopen_within', follow_up_days = 1");
    expect(await take({ to, body: "Still broken." })).toMatchObject({ outcome: "appended", reasons: ["token", "reopened"] });
  });
});

describe("a technician", () => {
  it("decides about what is held", async () => {
    const { ticket_number: number } = await take({ subject: "Held for you" });
    const held = await take({
      from: "Colleague <colleague@nordvik.example>",
      to: await addressFor(number, "ane"),
      body: "I have it, too.",
    });
    expect((await call("per", "GET", "/mail/messages?outcome=held")).body.items.map(({ id }: { id: string }) => id)).toContain(held.id);
    const decided = await call("per", "POST", `/mail/messages/${held.id}/decisions`, { decision: "append", ticket: String(number) });
    expect([decided.status, decided.body.outcome, decided.body.decided_by?.name]).toEqual([201, "appended", "Per Haug"]);
    expect(await bodies(number)).toContain("I have it, too.");
    expect((await call("per", "POST", `/mail/messages/${held.id}/decisions`, { decision: "ignore" })).status).toBe(409);
  });

  it("moves what went into the wrong ticket, to another or its own, and back", async () => {
    const one = await take({ subject: "One", id: "one@nordvik.example" });
    const other = await take({ subject: "Other" });
    const reply = await take({ headers: { "In-Reply-To": "<one@nordvik.example>" }, body: "Misplaced.", id: "misplaced@nordvik.example" });
    const move = (to: string | null) => call("administrator", "POST", `/mail/messages/${reply.id}/moves`, { ticket: to });
    expect((await move(String(other.ticket_number))).body.ticket_number).toBe(other.ticket_number);
    expect(await bodies(one.ticket_number)).toEqual(["It stands on the third floor."]);
    expect(await bodies(other.ticket_number)).toContain("Misplaced.");
    const follow = await take({ headers: { "In-Reply-To": "<misplaced@nordvik.example>" }, body: "And more." });
    expect(follow.ticket_number).toBe(other.ticket_number);
    const own = (await move(null)).body;
    expect([one.ticket_number, other.ticket_number]).not.toContain(own.ticket_number);
    expect(await bodies(own.ticket_number)).toEqual(["Misplaced."]);
    expect((await move(String(one.ticket_number))).body.ticket_number).toBe(one.ticket_number);
    expect(await bodies(one.ticket_number)).toContain("Misplaced.");
    expect((await move(String(own.ticket_number))).body.ticket_number).toBe(own.ticket_number);
    expect(await bodies(own.ticket_number)).toEqual(["Misplaced."]);
  });

  it("reads a message only with the right to its ticket, and never one that is quarantined", async () => {
    const { id, ticket_number: number } = await take({ subject: "Restricted" });
    await call("administrator", "POST", `/tickets/${number}/escalations`, { reason: "An attack", path: "security" });
    expect((await call("kari", "GET", `/mail/messages/${id}`)).status).toBe(404);
    expect((await call("ane", "GET", `/mail/messages/${id}`)).status).toBe(403);
    expect((await call("kari", "GET", "/mail/messages")).status).toBe(403);
    await desk.pool.query("update mail_message set outcome = 'quarantined', ticket_id = null where id = $1", [id]);
    expect((await call("kari", "GET", `/mail/messages/${id}`)).status).toBe(404);
    expect((await call("administrator", "GET", `/mail/messages/${id}`)).status).toBe(200);
  });

  it("has no other way to hand in a message than the right to", async () => {
    expect((await post(letter(), "/mail/messages", "per")).status).toBe(403);
    expect((await post(letter(), "/mail/messages?mailbox=nowhere")).status).toBe(404);
    expect((await desk.call("POST", "/mail/messages", { key: keys.get("administrator"), body: "{}" })).status).toBe(415);
  });
});

it("a desk that cannot work keeps a message as long as it takes, and then makes of it what it is", async () => {
  await desk.pool.query("alter table stay rename to stay_away");
  const raw = letter({ subject: "Patience" });
  for (let n = 0; n < 5; n++) expect((await post(raw)).status).toBe(500);
  await desk.pool.query("alter table stay_away rename to stay");
  expect((await post(raw)).body).toMatchObject({ outcome: "duplicate" });
  const { rows } = await desk.pool.query("select outcome, attempts from mail_message where subject = 'Patience'");
  expect(rows).toEqual([{ outcome: "opened", attempts: 1 }]);
});

it("what cannot be understood is set aside, kept, and tried again on request", async () => {
  const done = await take(`${"X-Deep: 1\r\n".repeat(1200)}\r\nno`);
  expect(done).toMatchObject({ outcome: "quarantined", reasons: ["too_complex"], ticket_number: null });
  const raw = await call("administrator", "GET", `/mail/messages/${done.id}/raw`);
  expect(raw.text).toContain("X-Deep: 1");
  expect((await call("administrator", "POST", `/mail/messages/${done.id}/replays`)).body).toMatchObject({ outcome: "quarantined" });
});
