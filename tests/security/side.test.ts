import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MailMessage, Received } from "../../contract/mail.ts";
import type { SideConversation } from "../../contract/side.ts";
import { transaction } from "../../server/platform/db.ts";
import { findMailbox } from "../../server/rooms/mailboxes/index.ts";
import { understandSafely } from "../../server/rooms/mail/understand/understanding.ts";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { compose } from "../../server/rooms/outbox/compose.ts";
import { settle } from "../database.ts";
import { letter, type Lines } from "../mail/letters.ts";
import { uploadFile } from "../uploads.ts";
import type { World } from "../world.ts";
import type { Desk } from "./open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "./small-desk.ts";

// Seen red: without `decideSide` (decide.ts) answers became public or were held, and a requester's mail to the vendor's address was a
// reply; with its ids not kept apart (queue-messages.ts) the requester's next mail named them; with the ticket's own files for those
// of a side conversation (compose.ts), or a note's among them (store-attachments.ts), they left.
const address = "support@nordvik.example";
const vendor = "Siv Moe <siv.moe@skrivarhuset.example>";
const secret = "canarybluetit";
let desk: Desk;
let world: World;
let per: string;
let keys: SmallDesk["keys"];
let signIn: SmallDesk["signIn"];
let id: string;
let number: number;

beforeAll(async () => {
  ({ desk, world, keys, signIn } = await openSmallDesk({ publicUrl: "https://help.nordvik.example" }));
  await desk.pool.query("update mailbox set address = $1, sender_name = 'Nordvik IT', receivers = '{mx.nordvik.example}'", [address]);
  per = await signIn("per");
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.pool.query("delete from outbox_file");
  await desk.pool.query("delete from outbox");
  const made = await desk.call("POST", "/tickets", { key: keys.get("ane"), body: { subject: "Streaks", description: "On every page." } });
  ({ id, number } = made.body);
});

const call = (who: Who, method: string, path: string, body?: unknown) =>
  desk.call(method, `/tickets/${id}${path}`, { key: keys.get(who), body });
const to = { name: "Siv Moe", address: "siv.moe@skrivarhuset.example" };
const asked = { to, subject: "Streaks on the C4080", body: "Which drum fits?" };
async function start(given: object = {}): Promise<SideConversation> {
  const made = await desk.call("POST", `/tickets/${id}/side-conversations`, { cookie: per, body: { ...asked, ...given } });
  expect([made.status, made.text]).toEqual([201, expect.anything()]);
  return made.body;
}
const sides = async (who: Who = "per"): Promise<SideConversation[]> => (await call(who, "GET", "/side-conversations")).body.items;
const said = async () => (await sides()).map(({ messages }) => messages.map(({ body }) => body));
const publicly = async () =>
  (await call("administrator", "GET", "/timeline")).body.items.filter(({ kind }: { kind: string }) => kind === "reply").length;
async function take(lines: Lines): Promise<Received> {
  const answer = await desk.call("POST", "/mail/messages", {
    key: keys.get("administrator"),
    body: letter({ from: vendor, subject: "SV: the drum", body: "The D-4080.", ...lines }),
    headers: { "content-type": "message/rfc822" },
  });
  expect(answer.status).toBe(201);
  return answer.body;
}
const message = async (mail: string): Promise<MailMessage> =>
  (await desk.call("GET", `/mail/messages/${mail}`, { key: keys.get("administrator") })).body;

/** What left, newest last, as its server would have it. */
async function left() {
  const { rows } = await desk.pool.query("select * from outbox where kind = 'side_message' order by created_at, id");
  const mailbox = await findMailbox(desk.db, "support");
  if (!mailbox) throw new Error("no mailbox");
  const mails: { raw: string; replyTo: string; id: string; marker: string }[] = [];
  for (const row of rows) {
    const composed = await transaction(desk.db, (tx) => compose(tx, desk.now(), row, mailbox));
    const raw = composed ? await text(composed.message) : "";
    const replyTo = /^Reply-To: .*<(.+)>/m.exec(raw)?.[1] ?? "";
    mails.push({ raw, replyTo, id: row.message_id, marker: /fl-[a-z2-7]{26}/.exec(raw)?.[0] ?? "" });
  }
  return mails;
}
const passed = { "Authentication-Results": "mx.nordvik.example; dmarc=pass header.from=skrivarhuset.example" };
const colleague = "Ola <ola@skrivarhuset.example>";

describe("a side conversation", () => {
  it("leaves as a thread of its own, and the answer comes back into it and nowhere else", async () => {
    const made = await start({ wait: true });
    expect(made).toMatchObject({ with: to, subject: asked.subject, opened_by: { name: "Per Haug" }, can: { write: true } });
    expect((await call("per", "GET", "")).body).toMatchObject({ status: "waiting", waiting_reason: "vendor" });
    const [mail] = await left();
    expect(mail?.raw).toMatch(new RegExp(`^Subject: \\[#${number}\\] Streaks on the C4080`, "m"));
    const done = await take({ to: mail?.replyTo ?? "", headers: { "In-Reply-To": `<${mail?.id}>` } });
    expect(done).toMatchObject({ outcome: "appended", ticket_number: number, reasons: ["token", "side_conversation"] });
    expect(await said()).toEqual([["Which drum fits?", "The D-4080."]]);
    expect(await publicly()).toBe(0);
    expect((await sides())[0]?.messages[1]).toMatchObject({ author: null, from: { address: to.address }, mail_id: done.id });
    expect(await message(done.id)).toMatchObject({ entry_id: null, side_id: made.id });
    // The ticket waited for that.
    expect((await call("per", "GET", "")).body).toMatchObject({ status: "open", waiting_reason: null });
    await settle(desk.db, notifications.reactions ?? []);
    const told = (await desk.call("GET", "/notifications", { key: keys.get("per") })).body.items[0];
    expect(told).toMatchObject({ kind: "vendor_answered", text: "Siv Moe" });
    const again = await call("per", "POST", `/side-conversations/${made.id}/messages`, { body: "Two, please." });
    expect(again.status).toBe(201);
    expect((await left()).at(-1)?.raw).toMatch(new RegExp(`^References:(.|\\r\\n )*${mail?.id}`, "m"));
  });

  const ties = {
    "our id, from another address of theirs": (mail: { id: string }) => ({
      from: "Desk <noreply@desk.example>",
      headers: { References: `<${mail.id}>` },
    }),
    "our mark in what it quotes, from a colleague": ({ marker }: { marker: string }) => ({
      from: colleague,
      body: `The D-4080.\r\n\r\nOn Mon, 2 Mar 2026 at 09:00, Nordvik IT <${address}> wrote:\r\n> Which drum fits?\r\n>\r\n> Ref: ${marker}`,
      headers: passed,
    }),
    "the ticket's number, from the vendor": () => ({ subject: `Re: [#${number}] Streaks`, headers: passed }),
  };
  it.each(Object.entries(ties))("is found by %s", async (_, lines) => {
    await start();
    const [mail] = await left();
    if (!mail) throw new Error("nothing left");
    expect((await take(lines(mail))).outcome).toBe("appended");
    expect(await said()).toEqual([["Which drum fits?", "The D-4080."]]);
    expect(await publicly()).toBe(0);
  });

  it("is found by the number that the vendor's own desk gave it, also when only a receipt said it", async () => {
    await start({ wait: true });
    const tag = `[SKH-${number}]`;
    const receipt = { subject: `${tag} We have it`, body: "A receipt.", headers: { "Auto-Submitted": "auto-replied" } };
    expect((await take({ ...receipt, to: (await left())[0]?.replyTo ?? "" })).outcome).toBe("appended");
    expect((await sides())[0]?.messages[1]).toMatchObject({ automatic: true });
    expect((await call("per", "GET", "")).body.status).toBe("waiting");
    const done = await take({ from: colleague, subject: `${tag} The drum`, headers: passed });
    expect(done).toMatchObject({ outcome: "appended", reasons: ["vendor_tag", "side_conversation"] });
    expect(await said()).toEqual([["Which drum fits?", "A receipt.", "The D-4080."]]);
    expect(await publicly()).toBe(0);
  });

  it("stays apart from another one of the same ticket", async () => {
    const first = await start();
    const second = await start({ to: { address: "ordre@papir.example" }, subject: "Paper", body: "Do you have A3?" });
    const [, mail] = await left();
    await take({ from: "ordre@papir.example", to: mail?.replyTo ?? "", body: "We do." });
    expect((await sides()).map(({ id: side, messages }) => [side, messages.at(-1)?.body])).toEqual([
      [first.id, "Which drum fits?"],
      [second.id, "We do."],
    ]);
  });

  it("holds what it cannot trust, and let in it comes there and not to the requester", async () => {
    await start();
    const mail = (await left())[0];
    const forged = { "Authentication-Results": "mx.nordvik.example; dmarc=fail header.from=skrivarhuset.example" };
    const stranger = await take({ from: "Evil <evil@example.org>", body: `Pay here.\r\n\r\n> Ref: ${mail?.marker}` });
    expect(stranger).toMatchObject({ outcome: "held", ticket_number: number });
    const held = await take({ to: mail?.replyTo ?? "", headers: forged });
    expect(held).toMatchObject({ outcome: "held", reasons: ["token", "side_conversation", "unverified"] });
    expect(await said()).toEqual([["Which drum fits?"]]);
    const decided = await desk.call("POST", `/mail/messages/${held.id}/decisions`, {
      key: keys.get("per"),
      body: { decision: "append", ticket: String(number) },
    });
    expect([decided.status, decided.body.outcome]).toEqual([201, "appended"]);
    expect(await said()).toEqual([["Which drum fits?", "The D-4080."]]);
    expect(await publicly()).toBe(0);
  });

  it("is done when somebody says so, and an answer of a person opens it again; a machine's does not", async () => {
    const { id: side } = await start();
    const replyTo = (await left())[0]?.replyTo ?? "";
    const act = (who: Who, what: string) => call(who, "POST", `/side-conversations/${side}/${what}`);
    expect((await act("ane", "closings")).status).toBe(403);
    expect((await act("siri", "closings")).status).toBe(403);
    expect((await act("per", "closings")).body).toMatchObject({
      closed: { by: { name: "Per Haug" } },
      can: { close: false, reopen: true },
    });
    await take({ to: replyTo, body: "Away.", headers: { "Auto-Submitted": "auto-replied" } });
    expect((await sides())[0]).toMatchObject({ closed: { by: { name: "Per Haug" } } });
    await take({ to: replyTo, body: "It is here." });
    expect((await sides())[0]).toMatchObject({ closed: null, can: { close: true, reopen: false } });
    expect((await act("per", "closings")).status).toBe(201);
    expect((await act("per", "reopenings")).body).toMatchObject({ closed: null });
    await act("per", "closings");
    expect((await call("per", "POST", `/side-conversations/${side}/messages`, { body: "Two." })).body).toMatchObject({ closed: null });
    const told = (await call("per", "GET", "/timeline")).body.items.map(({ type }: { type?: string }) => type);
    expect(told.filter((type?: string) => type === "ticket.side_closed")).toHaveLength(3);
    expect(told.filter((type?: string) => type === "ticket.side_reopened")).toHaveLength(3);
    expect((await call("ane", "GET", "/timeline")).text).not.toContain("side_");
  });

  it("a message is taken back within ten seconds: the ticket stands as before, and the first takes the conversation along", async () => {
    const file = await uploadFile(desk, per, "serial.txt", Buffer.from("1177"));
    const made = await start({ wait: true, attachments: [file] });
    const first = made.messages[0]?.id ?? "";
    const undo = (who: Who, message: string) => call(who, "POST", `/side-conversations/${made.id}/messages/${message}/cancellations`);
    expect((await undo("kari", first)).status).toBe(403);
    expect((await undo("per", id)).status).toBe(404);
    const taken = await undo("per", first);
    expect([taken.status, taken.body]).toEqual([200, { body: asked.body, attachments: [file] }]);
    expect(await sides()).toEqual([]);
    expect((await call("per", "GET", "")).body).toMatchObject({ status: "new", waiting_reason: null });
    expect((await call("per", "POST", `/side-conversations/${made.id}/messages`, { body: "More" })).status).toBe(404);
    const drafts = await desk.call("GET", `/drafts?key=side:${id}`, { cookie: per });
    expect(drafts.body.items).toMatchObject([{ body: asked.body }]);
    const { rows } = await desk.pool.query("select state, next_try_at > created_at as later from outbox where kind = 'side_message'");
    expect(rows).toEqual([{ state: "canceled", later: true }]);
    // Its file is an upload again.
    const again = await start({ attachments: [file] });
    expect(again.messages[0]?.attachments).toHaveLength(1);
    await desk.pool.query("update outbox set state = 'sent' where entry_id = $1", [again.messages[0]?.id]);
    expect(
      (await call("per", "POST", `/side-conversations/${again.id}/messages/${again.messages[0]?.id}/cancellations`)).body,
    ).toMatchObject({
      code: "reply_left",
    });
  });

  it("is not begun with who reads the ticket, with the desk, or by who does not work on it", async () => {
    const begin = (who: Who, given: object) => call(who, "POST", "/side-conversations", { ...asked, ...given });
    const wrong = async (given: object) => (await begin("per", given)).body.errors?.[0];
    expect(await wrong({ to: { address: world.people.ane.email } })).toMatchObject({ pointer: "/to/address", code: "reads_the_ticket" });
    expect(await wrong({ to: { address } })).toMatchObject({ code: "own_address" });
    expect(await wrong({ ticket_files: [id] })).toMatchObject({ pointer: "/ticket_files/0", code: "no_such_file" });
    expect((await begin("ane", {})).status).toBe(403);
    expect((await begin("siri", {})).status).toBe(403);
    expect((await call("ane", "GET", "/side-conversations")).status).toBe(404);
  });
});

describe("D2: what is inside stays there", () => {
  it("nothing of the ticket is in the mail but what was written and the files that were chosen", async () => {
    await call("per", "POST", "/notes", { body: secret, attachments: [] });
    await call("per", "POST", "/replies", { body: `${secret} reply` });
    const file = async (name: string, content = name) => uploadFile(desk, per, name, Buffer.from(content));
    const note = await desk.call("POST", `/tickets/${id}/notes`, {
      cookie: per,
      body: { body: secret, attachments: [await file(`${secret}.txt`)] },
    });
    const reply = await desk.call("POST", `/tickets/${id}/replies`, {
      cookie: per,
      body: { body: secret, attachments: [await file("streaks.txt"), await file(`${secret} 2.txt`)] },
    });
    const inside = await desk.call("POST", `/tickets/${id}/side-conversations`, {
      cookie: per,
      body: { ...asked, ticket_files: [note.body.attachments[0].id] },
    });
    expect(inside.body.errors[0]).toMatchObject({ code: "no_such_file" });
    await start({ attachments: [await file("serial.txt")], ticket_files: [reply.body.attachments[0].id] });
    const raw = (await left())[0]?.raw ?? "";
    const mail = await understandSafely(Buffer.from(raw));
    expect(mail.attachments.map(({ file_name }) => file_name)).toEqual(["serial.txt", "streaks.txt"]);
    expect(
      mail.text
        .replace(/Ref: .*/, "")
        .split("\n")
        .filter(Boolean)
        .slice(1),
    ).toEqual(["Which drum fits?"]);
    expect(JSON.stringify([raw, mail.text, mail.html])).not.toContain(secret);
    expect(mail.text).not.toMatch(/Ane|every page/);
  });

  it("no requester has a word of it: neither in an answer, a mail nor a search; and their own thread does not name it", async () => {
    const made = await start({
      subject: secret,
      body: secret,
      attachments: [await uploadFile(desk, per, `${secret}.txt`, Buffer.from(secret))],
    });
    await take({ to: (await left())[0]?.replyTo ?? "", body: `${secret} answer`, id: `${secret}.${number}@skrivarhuset.example` });
    await call("per", "POST", "/replies", { body: "It is under way." });
    await settle(desk.db, notifications.reactions ?? []);
    const file = made.messages[0]?.attachments[0]?.id;
    const paths = ["", "/timeline", "/side-conversations", `/attachments/${file}`, `/side-conversations/${made.id}/attachments/${file}`];
    for (const path of paths) {
      const answer = await call("ane", "GET", path);
      expect([path, answer.text.includes(secret), answer.text.includes("side_")]).toEqual([path, false, false]);
    }
    for (const path of [`/search?q=${secret}`, "/notifications", "/tickets?as=requester"])
      expect((await desk.call("GET", path, { key: keys.get("ane") })).text).not.toContain(secret);
    const { rows } = await desk.pool.query("select * from outbox where to_address = $1 and ticket_id = $2", [world.people.ane.email, id]);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(secret);
    const ours = (await left()).map((mail) => mail.id);
    expect(rows.flatMap((row) => row.reference_ids).filter((one) => ours.includes(one))).toEqual([]);
    const { rows: open } = await desk.pool.query("select type from event where ticket_id = $1 and public and type like '%side%'", [id]);
    expect(open).toEqual([]);
    expect((await call("per", "GET", `/side-conversations/${made.id}/attachments/${file}`)).text).toBe(secret);
  });

  it("who got hold of the vendor's address writes to the side, and never in the requester's name", async () => {
    await start();
    const ane = `Ane Berg <${world.people.ane.email}>`;
    await take({ from: ane, to: (await left())[0]?.replyTo ?? "", body: "Is it mine?" });
    expect(await publicly()).toBe(0);
    expect((await sides())[0]?.messages[1]).toMatchObject({ author: null, from: { address: world.people.ane.email } });
  });
});
