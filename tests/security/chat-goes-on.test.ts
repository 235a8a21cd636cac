import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { newId } from "../../server/platform/id.ts";
import { room as chat } from "../../server/rooms/chat/index.ts";
import { endAbandoned } from "../../server/rooms/chat/sweep.ts";
import { room as clocks } from "../../server/rooms/clocks/index.ts";
import { findMailbox, sealSendingPassword, upsertSending } from "../../server/rooms/mailboxes/index.ts";
import { room as mail } from "../../server/rooms/mail/index.ts";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { sendDue } from "../../server/rooms/outbox/send-due.ts";
import { quiet, settle } from "../database.ts";
import { letter } from "../mail/letters.ts";
import { certificate, startReceiver, type Receiver } from "../mail/receiver.ts";
import { begin, headersOf, newToken, say } from "./chat-visitor.ts";
import type { Desk } from "./open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "./small-desk.ts";

let desk: Desk;
let keys: SmallDesk["keys"];
let world: SmallDesk["world"];
let receiver: Receiver;
const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const done = async (who: Who, method: string, path: string, body?: unknown) => {
  const answer = await call(who, method, path, body);
  expect([method, path, answer.status < 300, answer.body]).toMatchObject([method, path, true, {}]);
  return answer.body;
};
const reactions = [chat, clocks, mail, notifications].flatMap((room) => room.reactions ?? []);
const calm = () => settle(desk.db, reactions);

beforeAll(async () => {
  ({ desk, keys, world } = await openSmallDesk({ publicUrl: "https://help.nordvik.example" }));
  receiver = await startReceiver();
  await desk.pool.query(
    "update mailbox set address = 'support@nordvik.example', sender_name = 'Nordvik IT', receivers = '{mx.nordvik.example}'",
  );
  const mailbox = await findMailbox(desk.db, "support");
  const sending = {
    mailbox_id: mailbox?.id ?? "",
    host: "localhost",
    port: receiver.port,
    security: "starttls",
    user_name: "support",
    auth: "password",
    certificate,
    secret: sealSendingPassword(mailbox?.id ?? "", "right"),
    secret_set_at: desk.now(),
    failures: 0,
    paused_until: null,
    failing_since: null,
    failure: null,
  } as const;
  await transaction(desk.db, (tx) => upsertSending(tx, sending));
  await done("administrator", "POST", "/chat-widgets", { key: "site", name: "Web site", most_waiting: 1000 });
});
afterAll(async () => {
  await receiver.close();
  await desk.close();
});
beforeEach(async () => {
  await desk.pool.query("update chat set state = 'ended', ended_at = now(), network = null where state <> 'ended'");
  await desk.pool.query("update contact set state = 'ended' where state <> 'ended'");
  await desk.pool.query("delete from outbox");
  receiver.received = [];
});

interface Talk {
  id: string;
  ticket: { id: string; number: number };
  contact_id: string;
  visitor: { token: string };
}
/** A stranger's chat that Per has. */
async function talk(more: Record<string, unknown> = {}): Promise<Talk> {
  const visitor = { token: newToken() };
  const begun = await begin(desk, "site", visitor, more);
  expect([begun.status, begun.text]).toEqual([201, expect.anything()]);
  return { ...(await done("per", "POST", `/chats/${begun.body.id}/take`, {})), visitor };
}
const tell = (who: Who, id: string, body: string) => done(who, "POST", `/chats/${id}/messages`, { id: newId(), body });
/** What a real mail server got of it. */
async function mailed(later = 60_000) {
  await calm();
  await sendDue({ db: desk.db, log: quiet, now: () => new Date(desk.now().getTime() + later), isStopped: () => false });
  return receiver.received;
}
const stateOf = async (who: Who, id: string) => done(who, "GET", `/chats/${id}`);

describe("a chat goes on by mail", () => {
  // Seen red: whoever said that they want no mail got one; with every transcript kept from the mail.
  it("with what was said in it, at whom it was with; the answer comes back into its ticket", async () => {
    const one = await talk({ name: "Ola Hansen", email: "ola@example.org", language: "nb" });
    await tell("per", one.id, "Trykk F8 <b>nå</b>");
    await say(desk, one.visitor, "Det virket");
    await done("per", "POST", `/chats/${one.id}/endings`, { outcome: "kept_working" });
    const [letterOut, ...others] = await mailed();
    expect(others).toEqual([]);
    expect(letterOut?.to).toEqual(["ola@example.org"]);
    const raw = (letterOut?.raw ?? "").replaceAll("=\r\n", "");
    expect(raw).toMatch(/Chatten v=C3=A5r med Ola Hansen|Chatten vår med Ola Hansen/);
    expect(raw).toMatch(/Per Haug: Trykk F8/);
    expect(raw).toMatch(/Ola Hansen: Det virket/);
    // Its words are words in both parts.
    expect(raw).toMatch(/Trykk F8 &lt;b&gt;n/);

    const back = letter({
      from: "Ola Hansen <ola@example.org>",
      subject: `SV: [#${one.ticket.number}] My screen is black`,
      body: "Nei, det virket ikke.",
      headers: { "In-Reply-To": `<${letterOut?.id}>` },
    });
    const answer = { key: keys.get("administrator"), body: back, headers: { "content-type": "message/rfc822" } };
    expect((await desk.call("POST", "/mail/messages", answer)).status).toBe(201);
    await calm();
    const { items } = await done("per", "GET", `/tickets/${one.ticket.id}/timeline?limit=50`);
    expect(items.flatMap(({ body }: { body?: string }) => body ?? []).join()).toContain("Nei, det virket ikke.");
  });

  // Seen red: with chats left open that nobody is in.
  it("when the visitor goes without a word, and half an hour passes", async () => {
    const one = await talk({ email: "gone@example.org" });
    await tell("per", one.id, "Are you there?");
    const hour = 3_600_000;
    await desk.pool.query("update chat_here set seen_at = seen_at - interval '1 hour'");
    await endAbandoned(desk.db, new Date(desk.now().getTime() + hour));
    expect(await stateOf("per", one.id)).toMatchObject({ state: "ended", ended_by: "nobody" });
    const letters = await mailed(2 * hour);
    expect(letters.map(({ to }) => to)).toEqual([["gone@example.org"]]);
    expect(letters[0]?.raw).toContain("Per Haug: Are you there?");
  });

  it("not where the visitor does not want it, or left no address, or nobody spoke with them", async () => {
    const declines = await talk({ email: "no.thanks@example.org" });
    await tell("per", declines.id, "Press F8");
    expect((await desk.call("POST", "/my-chat/end", { headers: headersOf(declines.visitor), body: { mail: false } })).status).toBe(200);
    const silent = { token: newToken() };
    await begin(desk, "site", silent, { email: "silent@example.org" });
    expect((await desk.call("POST", "/my-chat/end", { headers: headersOf(silent), body: {} })).status).toBe(200);
    expect(await mailed()).toEqual([]);
  });
});

describe("where a chat's contact or ticket goes another way", () => {
  // Seen red: without `afterHandover` the chat stayed with who had handed its ticket on.
  it("a ticket that is handed up takes its chat along: it rings at the other team, with the whole story", async () => {
    const one = await talk();
    await tell("per", one.id, "I ask a colleague");
    await done("per", "POST", `/tickets/${one.ticket.id}/escalations`, {
      reason: "needs_skill",
      team: "messaging",
      handover: { question: "Which server?", asked: "", tried: "Restarted", found: "", evidence: "" },
    });
    await calm();
    expect(await stateOf("kari", one.id)).toMatchObject({ state: "waiting", technician: null, can: { take: true } });
    expect((await done("per", "GET", "/contacts/live")).items).toEqual([]);
    expect((await done("per", "GET", `/contacts/${one.contact_id}`)).outcome).toBe("handed_up");
    const taken = await done("kari", "POST", "/chats/next", {});
    expect(taken.id).toBe(one.id);
    const story = (await done("kari", "GET", `/chats/${one.id}/messages`)).items;
    expect(story.map(({ what, body }: { what: string | null; body: string }) => what ?? body)).toEqual([
      "My screen is black",
      "joined",
      "I ask a colleague",
      "moved",
      "joined",
    ]);
    // What somebody else does with the ticket leaves the chat where it is.
    await done("lead", "POST", `/tickets/${one.ticket.id}/escalations`, { reason: "wrong_team", team: "service-desk" });
    await calm();
    expect(await stateOf("kari", one.id)).toMatchObject({ state: "open", technician: { name: "Kari Solberg" } });
  });

  // Seen red: without `afterAcceptance` the chat stayed with who had offered it; without its cap a colleague had more than anybody has.
  it("a ticket that is offered to a colleague by name takes its chat along once they accept, and the visitor waits for nobody", async () => {
    const one = await talk();
    await tell("per", one.id, "Kari knows this");
    await done("per", "POST", `/tickets/${one.ticket.id}/offers`, { technician: world.people.kari.id });
    await calm();
    // Nobody is handed anything before they say yes.
    expect(await stateOf("per", one.id)).toMatchObject({ state: "open", technician: { name: "Per Haug" } });
    await done("kari", "POST", `/tickets/${one.ticket.id}/acceptances`, {});
    await calm();
    const after = await stateOf("kari", one.id);
    expect(after).toMatchObject({ state: "open", technician: { name: "Kari Solberg" }, can: { write: true } });
    expect(after.contact_id).not.toBe(one.contact_id);
    expect((await done("per", "GET", "/contacts/live")).items).toEqual([]);
    expect((await done("kari", "GET", "/contacts/live")).items).toMatchObject([{ id: after.contact_id, channel: "chat" }]);
    await tell("kari", one.id, "Hello, I read what you said");
    const mine = await desk.call("GET", "/my-chat", { headers: headersOf(one.visitor) });
    expect(mine.body.chat).toMatchObject({ state: "open", technician: "Kari Solberg" });
    expect(mine.body.messages.map(({ what, body }: { what: string | null; body: string }) => what ?? body)).toEqual([
      "My screen is black",
      "joined",
      "Kari knows this",
      "moved",
      "joined",
      "Hello, I read what you said",
    ]);
    // With her hands full it stays where it is: the ticket is hers, and Per goes on talking.
    await done("administrator", "PUT", "/chat-desk", { most_each: 1 });
    const two = await talk();
    await done("per", "POST", `/tickets/${two.ticket.id}/offers`, { technician: world.people.kari.id });
    await done("kari", "POST", `/tickets/${two.ticket.id}/acceptances`, {});
    await calm();
    expect(await stateOf("kari", two.id)).toMatchObject({ state: "open", technician: { name: "Per Haug" } });
    await tell("per", two.id, "She is busy for a moment");
    await done("administrator", "PUT", "/chat-desk", { most_each: 3 });
  });

  // Seen red: without `afterContact` the visitor went on writing to nobody.
  it("a contact that is ended where calls are ends its chat, and what was said is written down once", async () => {
    const one = await talk({ email: "ola.call@example.org" });
    await tell("per", one.id, "Press F8");
    await done("per", "POST", `/contacts/${one.contact_id}/endings`, { outcome: "kept_working" });
    await calm();
    expect(await stateOf("per", one.id)).toMatchObject({ state: "ended", ended_by: "technician" });
    expect((await say(desk, one.visitor, "Still there?")).body.code).toBe("chat_over");
    const { items } = await done("per", "GET", `/tickets/${one.ticket.id}/timeline?limit=50`);
    expect(items.filter(({ kind }: { kind: string }) => kind === "reply")).toHaveLength(1);
    expect((await mailed()).map(({ to }) => to)).toEqual([["ola.call@example.org"]]);
  });
});

describe("the first answer", () => {
  // Seen red: the first answer was given when the chat was over.
  it("is given when the technician first speaks, in lists and by the clock", async () => {
    const targets = { first_response: 60, next_response: null, resolution: null, acceptance: null, vendor: null, call_back: null };
    const wide = { priorities: [], request_types: [], organizations: [], people: [], teams: [] };
    await done("administrator", "POST", "/service-levels", { name: `All ${newId()}`, for: wide, targets });
    const one = await talk();
    await calm();
    const target = async () =>
      (await done("per", "GET", `/tickets/${one.ticket.id}/clock`)).targets.find(
        ({ metric }: { metric: string }) => metric === "first_response",
      );
    expect(await target()).toMatchObject({ state: "running" });
    await tell("per", one.id, "One moment");
    const { rows } = await desk.pool.query("select first_answered_at from ticket where id = $1", [one.ticket.id]);
    desk.pass(90_000);
    await tell("per", one.id, "And another word");
    await calm();
    expect(await target()).toMatchObject({ state: "met" });
    const { rows: then } = await desk.pool.query("select first_answered_at from ticket where id = $1", [one.ticket.id]);
    expect(then).toEqual(rows);
    const { rows: told } = await desk.pool.query("select 1 from event where ticket_id = $1 and type = 'ticket.answered'", [one.ticket.id]);
    expect(told).toHaveLength(1);
    await done("per", "POST", `/chats/${one.id}/endings`, { outcome: "kept_working" });
    await calm();
    const met = await target();
    expect(Date.parse(met.ended_at ?? met.until ?? rows[0].first_answered_at)).toBe(rows[0].first_answered_at.getTime());
  });
});

describe("before anybody comes", () => {
  // Seen red: with what is out of order told to everybody who asks.
  it("what is known to be out of order is told to who is signed in and asks about it, and no stranger learns of it", async () => {
    const announcement = "Outlook is slow for everybody in Oslo. We are on it.";
    const { id } = await done("per", "POST", "/tickets", { subject: "Outlook is slow" });
    await done("per", "POST", `/tickets/${id}/escalations`, { reason: "needs_authority", path: "systemic", announcement });
    const asked = (q: string) => `/chat-widgets/site/suggestions?q=${encodeURIComponent(q)}`;
    const items = async (q: string, key?: string) => (await desk.call("GET", asked(q), { key })).body.items;
    expect(await items("My outlook hangs", keys.get("ane"))).toEqual([{ title: announcement, excerpt: "", path: null }]);
    expect(await items("The mouse is slow", keys.get("ane"))).toEqual([]);
    expect(await items("My outlook hangs")).toEqual([]);
  });
});

describe("however many come", () => {
  // Seen red: without what a network, or the desk, may have at a time.
  it("one network has forty chats at a time, and others are let in", async () => {
    const answers = await Promise.all(Array.from({ length: 44 }, () => begin(desk, "site", { token: newToken() })));
    const refused = answers.filter(({ status }) => status === 429);
    expect([answers.filter(({ status }) => status === 201).length, refused.length]).toEqual([40, 4]);
    expect(refused[0]?.body).toMatchObject({ code: "chat_too_many" });
    expect(refused[0]?.headers.get("retry-after")).toBe("300");
    // From elsewhere, as the database remembers it.
    await desk.pool.query("update chat set network = 'elsewhere' where state <> 'ended'");
    expect((await begin(desk, "site", { token: newToken() })).status).toBe(201);
  });

  it("a queue that is full says so at the door, and a desk that has as many as it can turns others away", async () => {
    await desk.pool.query("update chat_widget set most_waiting = 1");
    await new Promise((soon) => setTimeout(soon, 1100));
    const first = await begin(desk, "site", { token: newToken() });
    expect((await begin(desk, "site", { token: newToken() })).body.code).toBe("chat_full");
    expect((await desk.call("GET", "/chat-widgets/site/door", {})).body).toMatchObject({ open: false, full: true });
    await done("per", "POST", `/chats/${first.body.id}/take`, {});
    expect((await desk.call("GET", "/chat-widgets/site/door", {})).body).toMatchObject({ open: true, full: false });
    await desk.pool.query(
      `insert into chat (id, widget_id, team_id, state, token_hash, visitor_name, language, answers, ticket_id, contact_id, technician_id,
         started_at, waiting_since, taken_at, mails)
       select gen_random_uuid(), widget_id, team_id, 'open', 'made up ' || n, 'Visitor', 'en', '[]', ticket_id, contact_id, technician_id,
         now(), now(), now(), false from chat, generate_series(1, 5000) n where id = $1`,
      [first.body.id],
    );
    expect((await begin(desk, "site", { token: newToken() })).body.code).toBe("chat_too_many");
    await desk.pool.query("delete from chat where token_hash like 'made up %'");
    await desk.pool.query("update chat_widget set most_waiting = 1000");
  });
});
