import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Received } from "../../contract/mail.ts";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey, setPassword } from "../../server/rooms/access/index.ts";
import { findMailbox } from "../../server/rooms/mailboxes/index.ts";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { compose } from "../../server/rooms/outbox/compose.ts";
import { settle } from "../database.ts";
import { letter, type Lines } from "../mail/letters.ts";
import { uploadFile } from "../uploads.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

// Seen red: with every merged ticket in `readThrough` one requester read another's words; with `whereWordsGo` always leading to the other
// ticket Jonas's answer stood in Ane's; without `lockStructure` two halves of a circle were both merged.
type Who = keyof World["people"];
const canary = "canarywaxwing";
const address = "support@nordvik.example";
let desk: Desk;
let world: World;
let perSession: string;
const keys = new Map<Who, string>();

beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example", size: 12 });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of Object.keys(made.people) as Who[])
      keys.set(name, (await createApiKey(tx, { personId: made.people[name].id, name })).key);
    await setPassword(tx, made.people.per.id, "seven rusty anchors");
    return made;
  });
  await desk.pool.query("update mailbox set address = $1, sender_name = 'Nordvik IT', receivers = '{mx.nordvik.example}'", [address]);
  perSession = await desk.signIn(world.people.per.email ?? "", "seven rusty anchors");
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.pool.query("delete from outbox_file");
  await desk.pool.query("delete from outbox");
});

interface Ticket {
  id: string;
  number: number;
}
const call = (who: Who, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  desk.call(method, path, { key: keys.get(who), body, ...(headers && { headers }) });
async function open(who: Who, subject: string): Promise<Ticket> {
  const { body } = await call(who, "POST", "/tickets", { subject, description: `${subject}, says ${who}.` });
  return { id: body.id, number: body.number };
}
const merge = (from: Ticket, into: Ticket, given: object = {}, who: Who = "per") =>
  call(who, "POST", `/tickets/${from.id}/merges`, { into: String(into.number), ...given });
async function merged(from: Ticket, into: Ticket, given: object = {}, who: Who = "per"): Promise<string> {
  const made = await merge(from, into, given, who);
  expect([made.status, made.status === 201 ? "" : made.text]).toEqual([201, ""]);
  return made.body.merge.id;
}
const undo = (from: Ticket, id: string, who: Who = "per") => call(who, "DELETE", `/tickets/${from.id}/merges/${id}`);
const read = async (who: Who, ticket: Ticket, query = "") => (await call(who, "GET", `/tickets/${ticket.id}${query}`)).body;
interface Entry {
  id: string;
  kind: string;
  body?: string;
  at: string;
  ticket?: Ticket;
  type?: string;
  attachments?: { id: string }[];
}
const timeline = async (who: Who, ticket: Ticket): Promise<Entry[]> =>
  (await call(who, "GET", `/tickets/${ticket.id}/timeline?limit=200`)).body.items;
const words = async (who: Who, ticket: Ticket) => (await timeline(who, ticket)).flatMap(({ body }) => body ?? []);
const say = (who: Who, ticket: Ticket, body: string) => call(who, "POST", `/tickets/${ticket.id}/replies`, { body });

async function take(lines: Lines): Promise<Received> {
  const answer = await desk.call("POST", "/mail/messages", {
    key: keys.get("administrator"),
    body: letter({ subject: "SV: it", body: "Still so.", ...lines }),
    headers: { "content-type": "message/rfc822" },
  });
  expect(answer.status).toBe(201);
  return answer.body;
}
const passed = { "Authentication-Results": "mx.nordvik.example; dmarc=pass header.from=nordvik.example" };
/** Where somebody answers what was mailed to them about a ticket. */
async function replyTo(email: string, ticket: Ticket): Promise<string> {
  const mailed = async () => {
    await settle(desk.db, notifications.reactions ?? []);
    const of = "select * from outbox where to_address = $1 and ticket_id = $2 order by created_at desc, id desc";
    return (await desk.pool.query(of, [email, ticket.id])).rows;
  };
  // Facts are read once nobody on this server writes any more, other tests included.
  await expect.poll(mailed, { timeout: 20_000 }).not.toEqual([]);
  const rows = await mailed();
  const mailbox = await findMailbox(desk.db, "support");
  if (!mailbox) throw new Error("no mailbox");
  const composed = await transaction(desk.db, (tx) => compose(tx, desk.now(), rows[0], mailbox));
  return /^Reply-To: .*<(.+)>/m.exec(composed ? await text(composed.message) : "")?.[1] ?? "";
}

describe("a merged ticket", () => {
  it("closes and is read through the other one, with ids and times as they were, and comes out again", async () => {
    const [one, two] = [await open("ane", "No sound"), await open("ane", "Still no sound")];
    await say("ane", two, "It hums.");
    await call("per", "POST", `/tickets/${two.id}/notes`, { body: "A driver, I think." });
    await call("per", "POST", `/tickets/${two.id}/time-entries`, { minutes: 7 });
    const before = await timeline("per", two);
    const id = await merged(two, one);
    expect(await read("per", two)).toMatchObject({
      status: "closed",
      merged_into: { number: one.number },
      can: { work: false, reply: false },
    });
    expect(await read("per", one)).toMatchObject({ merged: [{ number: two.number }], work_minutes: 7, status: "new" });
    const through = (await timeline("per", one)).filter(({ ticket }) => ticket?.id === two.id && ticket.number === two.number);
    for (const { id: entry, kind, at, body } of before.filter(({ type }) => type !== "ticket.opened"))
      expect(through).toContainEqual(expect.objectContaining({ id: entry, kind, at, ...(body && { body }) }));
    expect((await timeline("per", one)).map(({ at }) => at)).toEqual((await timeline("per", one)).map(({ at }) => at).toSorted());
    expect((await undo(two, id)).status).toBe(200);
    expect(await read("per", two)).toMatchObject({ status: "new", merged_into: null, can: { work: true } });
    expect((await timeline("per", one)).some(({ ticket }) => ticket)).toBe(false);
    expect((await undo(two, id)).status).toBe(404);
  });

  it("reads page by page like one story, in both directions", async () => {
    const [one, two] = [await open("ane", "First"), await open("ane", "Second")];
    for (let i = 0; i < 5; i++) await say("ane", i % 2 ? one : two, `message ${i}`);
    await merged(two, one);
    for (const order of ["oldest", "newest"]) {
      const whole = (await call("per", "GET", `/tickets/${one.id}/timeline?limit=200&order=${order}`)).body.items;
      const paged: Entry[] = [];
      let cursor = "";
      do {
        const page = (await call("per", "GET", `/tickets/${one.id}/timeline?limit=2&order=${order}${cursor}`)).body;
        paged.push(...page.items);
        cursor = page.next_cursor ? `&cursor=${page.next_cursor}` : "";
      } while (cursor);
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }: Entry) => id));
    }
  });

  it("is one requester's own: they read both in either, and write to it where it went", async () => {
    const [one, two] = [await open("ane", "No sound"), await open("ane", "Still no sound")];
    await merged(two, one);
    expect(await read("ane", two)).toMatchObject({ followed_under: { number: one.number }, status: "closed" });
    expect(await words("ane", one)).toEqual(["No sound, says ane.", "Still no sound, says ane."]);
    expect((await say("ane", two, "Any news?")).status).toBe(201);
    expect(await words("ane", one)).toContain("Any news?");
    expect((await timeline("per", one)).find(({ body }) => body === "Any news?")?.ticket).toBeUndefined();
  });

  it("of somebody else shows neither what the other wrote, unless it is shared", async () => {
    const [one, two] = [await open("ane", "No sound"), await open("jonas", "Silent, too")];
    await say("per", one, "Only for Ane.");
    await say("per", two, "Only for Jonas.");
    const preview = (await call("per", "GET", `/tickets/${two.id}/merges/preview?into=${one.number}`)).body;
    expect(preview).toMatchObject({ refusal: null, apart: [{ name: "Jonas Lie" }], joins: [], shared: { joins: [{ name: "Jonas Lie" }] } });
    const id = await merged(two, one);
    expect((await words("ane", one)).join()).not.toMatch(/Jonas|Silent/);
    expect((await call("ane", "GET", `/tickets/${one.id}`)).text).not.toMatch(new RegExp(`Silent|:${two.number}\\b`));
    expect((await call("jonas", "GET", `/tickets/${one.id}`)).status).toBe(404);
    const his = await call("jonas", "GET", `/tickets/${two.id}`);
    expect([his.body.followed_under, his.text.includes(`:${one.number}`)]).toEqual([undefined, false]);
    expect((await words("jonas", two)).join()).not.toMatch(/Ane|No sound/);
    // He still gets a word in, which only he and the desk read.
    expect((await say("jonas", two, "Hello?")).status).toBe(201);
    expect(await words("ane", one)).not.toContain("Hello?");
    expect(await words("per", one)).toContain("Hello?");
    expect(await read("per", one)).toMatchObject({ awaits: "technician" });
    await undo(two, id);
    expect(await read("per", two)).toMatchObject({ awaits: "technician", status: "open" });
    await merged(two, one, { share: true });
    expect(await words("ane", one)).toEqual(expect.arrayContaining(["Silent, too, says jonas.", "Only for Jonas.", "Hello?"]));
    expect(await words("jonas", one)).toEqual(expect.arrayContaining(["No sound, says ane.", "Only for Ane."]));
    expect(await read("jonas", two)).toMatchObject({ followed_under: { number: one.number } });
  });

  it("keeps notes inside on every surface of either requester, shared or not", async () => {
    const [one, two] = [await open("ane", "Mouse"), await open("jonas", "Keyboard")];
    const file = await uploadFile(desk, perSession, `${canary}.txt`, new TextEncoder().encode(canary));
    await desk.call("POST", `/tickets/${two.id}/notes`, { cookie: perSession, body: { body: canary, attachments: [file] } });
    await call("per", "POST", `/tickets/${two.id}/links`, { kind: "related", ticket: String((await open("siri", canary)).number) });
    await merged(two, one, { share: true });
    await say("per", one, "We are on it.");
    await settle(desk.db, notifications.reactions ?? []);
    for (const who of ["ane", "jonas"] as const) {
      const paths = ["", "/timeline", "/timeline?as=requester", "/links", "/merges", "/checklists", `/attachments/${file}`];
      const asked = [
        ...[one, two].flatMap(({ id }) => paths.map((path) => `/tickets/${id}${path}`)),
        ...["/tickets", `/search?q=${canary}`, "/notifications", `/tickets/${two.id}/merges/preview?into=${one.number}`],
      ];
      for (const path of asked)
        expect([path, (await call(who, "GET", path)).text.replaceAll(`"q":"${canary}"`, "")]).toEqual([
          path,
          expect.not.stringContaining(canary),
        ]);
    }
    expect((await call("ane", "GET", `/search?q=${canary}`)).body.tickets).toEqual([]);
    expect(
      (await desk.pool.query("select from outbox where (body like $1 or subject like $1) and to_address not like 'siri%'", [`%${canary}%`]))
        .rowCount,
    ).toBe(0);
    expect((await call("per", "GET", `/tickets/${one.id}/attachments/${file}`)).status).toBe(200);
  });

  it("lets those follow the other one who may read it, and takes that back", async () => {
    const [one, two] = [await open("ane", "Mouse"), await open("jonas", "Keyboard")];
    await call("per", "POST", `/tickets/${two.id}/watchers`, { person: { id: world.people.kari.id } });
    await call("per", "POST", `/tickets/${two.id}/watchers`, { person: { id: world.people.ane.id } });
    const id = await merged(two, one);
    const following = async () => (await read("per", one)).watchers.map(({ name }: { name: string }) => name);
    expect(await following()).toEqual(["Kari Solberg"]);
    await undo(two, id);
    expect(await following()).toEqual([]);
  });
});

describe("a merge is refused", () => {
  it("into itself, twice, into what is read through it, and of what one may not work on", async () => {
    const [one, two, three] = [await open("ane", "A"), await open("ane", "B"), await open("ane", "C")];
    expect((await merge(one, one)).body.errors).toMatchObject([{ pointer: "/into", code: "same_ticket" }]);
    await merged(two, one);
    expect((await merge(two, three)).body).toMatchObject({ code: "merged", status: 409 });
    expect((await merge(one, two)).body).toMatchObject({ code: "merge_circle", status: 409 });
    // Through a merged one to where it went.
    await merged(three, two);
    expect(await read("per", three)).toMatchObject({ merged_into: { number: one.number } });
    expect((await call("per", "POST", `/tickets/${one.id}/merges`, { into: "999999" })).body.errors).toMatchObject([{ pointer: "/into" }]);
    const four = await open("ane", "D");
    for (const who of ["ane", "auditor", "manager"] as const) expect((await merge(four, one, {}, who)).status).toBe(403);
    expect((await say("per", two, "To whom?")).body).toMatchObject({ code: "merged", ticket_number: one.number });
    for (const [step, body] of [
      ["resolutions", {}],
      ["escalations", { reason: "x" }],
      ["acceptances", undefined],
      ["reopenings", { reason: "x" }],
    ] as const)
      expect([step, (await call("per", "POST", `/tickets/${two.id}/${step}`, body)).body.code]).toEqual([step, "merged"]);
  });

  it("of a confidential one with an open one, either way, without telling who may not see it", async () => {
    const [secret, plain] = [await open("ane", canary), await open("ane", "Plain")];
    await call("administrator", "POST", `/tickets/${secret.id}/escalations`, { reason: "x", path: "security" });
    for (const [from, into] of [
      [secret, plain],
      [plain, secret],
    ] as const)
      expect((await merge(from, into, {}, "administrator")).body).toMatchObject({ code: "merge_confidential", status: 409 });
    for (const into of [String(secret.number), secret.id]) {
      const answer = await call("per", "POST", `/tickets/${plain.id}/merges`, { into });
      expect([answer.status, answer.body.errors?.[0]?.pointer, answer.text.includes(canary)]).toEqual([400, "/into", false]);
      const looked = await call("per", "GET", `/tickets/${plain.id}/merges/preview?into=${into}`);
      expect([looked.status, looked.text.includes(canary)]).toEqual([400, false]);
    }
    expect((await merge(secret, plain)).status).toBe(404);
  });

  it("to be shared with people of another organization", async () => {
    const [one, two] = [await open("ane", "A"), await open("siri", "B")];
    expect((await merge(two, one, { share: true })).body.errors).toMatchObject([{ pointer: "/share", code: "other_company" }]);
    await merged(two, one);
    expect((await words("siri", two)).join()).not.toContain("ane");
  });

  it("while somebody is on the telephone about it, or when it changed since it was read", async () => {
    const one = await open("ane", "A");
    const { ticket, id } = (await call("per", "POST", "/contacts", { channel: "phone", person: { id: world.people.ane.id } })).body;
    await call("per", "PATCH", `/tickets/${ticket.id}`, { subject: "By telephone" });
    expect((await merge(ticket, one)).body.code).toBe("merge_called");
    await call("per", "POST", `/contacts/${id}/endings`, { outcome: "kept_working" });
    const path = `/tickets/${ticket.id}/merges`;
    const stale = await call("per", "POST", path, { into: one.id }, { "if-match": '"1"' });
    expect(stale.body).toMatchObject({ code: "version_conflict", current: { id: ticket.id } });
    const { version } = await read("per", ticket);
    const made = await call("per", "POST", path, { into: one.id }, { "if-match": `"${version}"` });
    expect(made.status).toBe(201);
    const late = await call("per", "DELETE", `${path}/${made.body.merge.id}`, undefined, { "if-match": `"${version}"` });
    expect(late.body.code).toBe("version_conflict");
    const now = { "if-match": `"${made.body.merge.from.version}"` };
    expect((await call("per", "DELETE", `${path}/${made.body.merge.id}`, undefined, now)).status).toBe(200);
  });
});

describe("several at once", () => {
  const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).toSorted();

  it("of ten merges of one ticket one is made, and of a circle one stays open", async () => {
    const [one, two] = [await open("ane", "A"), await open("ane", "B")];
    expect(statuses(await Promise.all(Array.from({ length: 10 }, () => merge(two, one))))).toEqual([201, ...Array<number>(9).fill(409)]);
    const ring = [await open("ane", "1"), await open("ane", "2"), await open("ane", "3"), await open("ane", "4")];
    await Promise.all(ring.map((ticket, i) => merge(ticket, ring[(i + 1) % 4] ?? ticket)));
    const { rows } = await desk.pool.query("select id, merged_into_id from ticket where id = any($1)", [ring.map(({ id }) => id)]);
    const roots = rows.filter(({ merged_into_id }) => merged_into_id === null);
    expect(roots).toHaveLength(1);
    expect(rows.every(({ id, merged_into_id }) => id === roots[0].id || merged_into_id === roots[0].id)).toBe(true);
  });

  it("a reply that comes meanwhile is lost in neither", async () => {
    for (let round = 0; round < 5; round++) {
      const [one, two] = [await open("ane", "A"), await open("jonas", "B")];
      const [made, his, ours] = await Promise.all([merge(two, one), say("jonas", two, "Mine"), say("per", two, "Ours")]);
      expect([made.status, his.status]).toEqual([201, 201]);
      expect([201, 409]).toContain(ours.status);
      const inside = await words("per", one);
      expect([inside.includes("Mine"), inside.includes("Ours")]).toEqual([true, ours.status === 201]);
      expect((await words("ane", one)).join()).not.toMatch(/Mine|Ours/);
    }
  });

  it("undone while others are merged into it, each finds its way", async () => {
    const [one, two, three] = [await open("ane", "A"), await open("ane", "B"), await open("ane", "C")];
    const first = await merged(two, one);
    await merged(one, three);
    expect(await read("per", two)).toMatchObject({ merged_into: { number: three.number } });
    const [undone, more] = await Promise.all([undo(two, first), open("ane", "D").then((four) => merge(four, two))]);
    expect([undone.status, more.status]).toEqual([200, 201]);
    expect(await read("per", two)).toMatchObject({ merged_into: null });
    expect(await read("per", one)).toMatchObject({ merged_into: { number: three.number } });
  });
});

describe("mail to a merged ticket", () => {
  it("of its own requester lands in the other one, of another's stays theirs and is read through it", async () => {
    const [one, two, his] = [await open("ane", "A"), await open("ane", "B"), await open("jonas", "C")];
    await say("per", two, "Which one?");
    await say("per", his, "Which one, Jonas?");
    const [ane, jonas] = [world.people.ane.email ?? "", world.people.jonas.email ?? ""];
    const [toAne, toJonas] = [await replyTo(ane, two), await replyTo(jonas, his)];
    await merged(two, one);
    await merged(his, one);
    const first = await take({ from: `Ane Berg <${ane}>`, to: toAne, body: "The left one.", headers: passed });
    expect(first).toMatchObject({ outcome: "appended", ticket_number: one.number });
    const second = await take({ from: `Jonas Lie <${jonas}>`, to: toJonas, body: "The right one.", headers: passed });
    expect(second).toMatchObject({ outcome: "appended", ticket_number: his.number });
    const inside = await timeline("per", one);
    expect(inside.find(({ body }) => body === "The left one.")).not.toHaveProperty("ticket");
    expect(inside.find(({ body }) => body === "The right one.")).toMatchObject({ ticket: { number: his.number } });
    expect((await words("ane", one)).join()).toMatch(/The left one/);
    expect((await words("ane", one)).join()).not.toMatch(/The right one/);
    await settle(desk.db, notifications.reactions ?? []);
    const mailed = await desk.pool.query("select to_address from outbox where body like '%The right one%'");
    expect(mailed.rows).toEqual([]);
  });

  it("from a vendor goes on in its side conversation, which is read and written through the other one", async () => {
    const [one, two] = [await open("ane", "A"), await open("ane", "B")];
    const to = { name: "Siv Moe", address: "siv.moe@skrivarhuset.example" };
    const asked = { to, subject: "The drum", body: "Which one fits?" };
    await desk.call("POST", `/tickets/${two.id}/side-conversations`, { cookie: perSession, body: asked });
    const { rows } = await desk.pool.query("select message_id from outbox where kind = 'side_message'");
    await call("per", "PATCH", `/tickets/${one.id}`, { status: "waiting", waiting_reason: "vendor" });
    await merged(two, one);
    await take({ from: "Siv Moe <siv.moe@skrivarhuset.example>", body: "The D-4080.", headers: { References: `<${rows[0].message_id}>` } });
    const sides = (await call("per", "GET", `/tickets/${one.id}/side-conversations`)).body.items;
    expect(sides).toMatchObject([{ messages: [{}, { body: "The D-4080." }], can: { write: true } }]);
    expect(await read("per", one)).toMatchObject({ status: "open" });
    const again = await call("per", "POST", `/tickets/${one.id}/side-conversations/${sides[0].id}/messages`, { body: "Two." });
    expect(again.status).toBe(201);
    expect((await words("ane", one)).join()).not.toMatch(/D-4080|drum/);
  });
});

describe("what becomes confidential", () => {
  it("takes along what is merged into it, and stays so when the merge is undone", async () => {
    const [one, two] = [await open("ane", "A"), await open("jonas", "crossbill")];
    await call("per", "POST", `/tickets/${two.id}/watchers`, { person: { id: world.people.lars.id } });
    const id = await merged(two, one);
    await call("per", "POST", `/tickets/${one.id}/escalations`, { reason: "fraud", path: "security" });
    for (const who of ["lars", "kari", "per"] as const) {
      expect((await call(who, "GET", `/tickets/${two.id}`)).status).toBe(404);
      expect((await call(who, "GET", `/search?q=crossbill`)).body.tickets).toEqual([]);
    }
    expect((await undo(two, id)).status).toBe(404);
    expect(await words("sara", one)).toContain("crossbill, says jonas.");
    expect((await undo(two, id, "sara")).status).toBe(200);
    expect(await read("sara", two)).toMatchObject({ restricted: true, team: { key: "security" }, merged_into: null });
    expect((await call("per", "GET", `/tickets/${two.id}`)).status).toBe(404);
  });
});
