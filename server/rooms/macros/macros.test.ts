import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { MacroAct } from "../../../contract/macros.ts";
import { settle } from "../../../tests/database.ts";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld, teamOf, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { createApiKey } from "../access/index.ts";
import { room as notifications } from "../notifications/index.ts";

// Seen red: with `mayUse` answering true a colleague ran Per's own; without `hasChecklistOf` a second run added the list again; with a signature in English alone a Norwegian read it; with refusals swallowed half a macro was done; with a note's words given
// to `reply` they reached the requester; without `requireSeen` it wrote over an answer that nobody had read.
const names = ["per", "kari", "lars", "sara", "ane", "lead", "administrator"] as const;
type Who = (typeof names)[number];
const secret = "canarybluetit";
let desk: Desk;
let world: World;
const keys = new Map<Who, string>();
let ticket: { id: string; number: number };

beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of names) keys.set(name, (await createApiKey(tx, { personId: made.people[name].id, name })).key);
    return made;
  });
});
afterAll(() => desk.close());
beforeEach(async () => {
  const given = { subject: "Streaks", requester: { id: world.people.ane.id }, team: "service-desk" };
  ticket = (await call("per", "POST", "/tickets", given)).body;
});

const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const about = (who: Who, path = "") => call(who, "GET", `/tickets/${ticket.id}${path}`);
async function macro(acts: unknown[], more: object = {}, who: Who = "per"): Promise<string> {
  const made = await call(who, "POST", "/macros", { name: "Streaks", scope: "personal", acts, ...more });
  expect([made.status, made.text]).toEqual([201, expect.anything()]);
  return made.body.id;
}
const run = (id: string, who: Who = "per", body: object = {}) => call(who, "POST", `/tickets/${ticket.id}/macros/${id}/runs`, body);
const replies = async (who: Who = "ane") =>
  (await about(who, "/timeline")).body.items.filter(({ kind }: { kind: string }) => kind === "reply");

describe("words that are ready", () => {
  const words = { en: "Hello {{requester.first_name}}, about #{{ticket.number}}. {{technician.name}}", nb: "Hei {{requester.first_name}}" };

  it("are filled from the ticket, to a requester in their language and to technicians in the writer's", async () => {
    const { body: made } = await call("per", "POST", "/snippets", { name: "Hello", shortcut: "Hi", scope: "personal", texts: words });
    expect(made).toMatchObject({ shortcut: "hi", scope: "personal", can_change: true, texts: words });
    await desk.pool.query("update person set language = 'nb' where id = $1", [world.people.ane.id]);
    const filled = async (into: string) => (await about("per", `/snippets/${made.id}?into=${into}`)).body.body;
    const first = world.people.ane.name.split(" ")[0];
    expect(await filled("reply")).toBe(`Hei ${first}`);
    expect(await filled("note")).toBe(`Hello ${first}, about #${ticket.number}. ${world.people.per.name}`);
    await desk.pool.query("update person set language = 'en' where id = $1", [world.people.ane.id]);
  });

  it("are signed with what their writer signs with, in the language of who reads it, and nobody else's", async () => {
    const mine = { en: "Per\nNordvik IT", nb: "Per\nNordvik IT, brukerstøtten" };
    expect((await call("per", "PUT", "/signature", mine)).body).toEqual(mine);
    expect((await call("kari", "GET", "/signature")).body).toEqual({ en: "", nb: "" });
    expect((await call("ane", "PUT", "/signature", mine)).status).toBe(403);
    const texts = { en: "Done. {{technician.signature}}", nb: "Ferdig. {{technician.signature}}" };
    const { body: made } = await call("administrator", "POST", "/snippets", { name: "Signed", scope: "shared", texts });
    const filled = async (who: Who) => (await about(who, `/snippets/${made.id}`)).body.body;
    expect(await filled("per")).toBe(`Done. ${mine.en}`);
    await desk.pool.query("update person set language = 'nb' where id = $1", [world.people.ane.id]);
    expect(await filled("per")).toBe(`Ferdig. ${mine.nb}`);
    expect(await filled("kari")).toBe("Ferdig. ");
    await call("per", "PUT", "/signature", { en: mine.en });
    expect(await filled("per")).toBe(`Ferdig. ${mine.en}`);
    await desk.pool.query("update person set language = 'en' where id = $1", [world.people.ane.id]);
  });

  it("are refused at the word that names nothing, and without any word", async () => {
    const wrong = async (texts: object) =>
      (await call("per", "POST", "/snippets", { name: "x", scope: "personal", texts })).body.errors?.[0];
    expect(await wrong({ en: "Dear {{requester.password}}" })).toMatchObject({ pointer: "/texts/en", code: "unknown_path" });
    expect(await wrong({ en: "Dear", nb: "Kjære {{requester" })).toMatchObject({ pointer: "/texts/nb", code: "unknown_path" });
    expect(await wrong({})).toMatchObject({ code: "required" });
  });

  it("are found by those for whom they are, changed by who keeps them, and by nobody in another's version", async () => {
    const team_id = teamOf(world, "service-desk").id;
    const give = (who: Who, more: object) => call(who, "POST", "/snippets", { name: `of ${who}`, texts: { en: "Hello" }, ...more });
    const own = (await give("per", { scope: "personal" })).body;
    expect((await give("per", { scope: "shared" })).body.errors[0]).toMatchObject({ pointer: "/scope", code: "not_yours_to_share" });
    expect((await give("per", { scope: "team" })).body.errors[0]).toMatchObject({ pointer: "/team_id", code: "required" });
    const all = (await give("administrator", { scope: "shared" })).body;
    const teams = (await give("administrator", { scope: "team", team_id })).body;
    const seen = async (who: Who) => new Set((await call(who, "GET", "/snippets")).body.items.map(({ id }: { id: string }) => id));
    expect([...(await seen("per"))]).toEqual(expect.arrayContaining([own.id, all.id, teams.id]));
    expect((await seen("sara")).has(all.id)).toBe(true);
    expect((await seen("sara")).has(own.id) || (await seen("sara")).has(teams.id)).toBe(false);
    expect((await call("ane", "GET", "/snippets")).status).toBe(403);
    expect((await call("administrator", "PATCH", `/snippets/${own.id}`, { name: "Mine" })).status).toBe(404);
    expect((await call("per", "PATCH", `/snippets/${all.id}`, { name: "Mine" })).status).toBe(403);
    expect((await call("per", "PATCH", `/snippets/${own.id}`, { scope: "shared" })).body.errors[0].code).toBe("not_yours_to_share");
    const stale = await desk.call("PATCH", `/snippets/${own.id}`, {
      key: keys.get("per"),
      body: { name: "x" },
      headers: { "if-match": '"7"' },
    });
    expect(stale.body).toMatchObject({ code: "version_conflict" });
    expect((await call("per", "DELETE", `/snippets/${own.id}`)).status).toBe(204);
    expect((await about("per", `/snippets/${own.id}`)).status).toBe(404);
  });
});

describe("a macro", () => {
  it("shows what it will do, does all of it in its order, and says so inside only", async () => {
    const id = await macro([
      { act: "take" },
      { act: "tags", add: ["drum"], remove: [] },
      { act: "priority", urgency: 1 },
      { act: "note", texts: { en: `${secret} {{team.name}}` } },
      { act: "reply", texts: { en: "Hello {{requester.first_name}}, which drum?" }, wait: true },
    ]);
    const shown = (await about("per", `/macros/${id}`)).body;
    const first = world.people.ane.name.split(" ")[0];
    expect(shown.steps.map(({ body }: { body: string | null }) => body)).toEqual([
      null,
      null,
      null,
      `${secret} Service desk`,
      `Hello ${first}, which drum?`,
    ]);
    const done = await run(id);
    expect([done.status, typeof done.body.reply_id]).toEqual([201, "string"]);
    expect((await about("per")).body).toMatchObject({
      assignee: { id: world.people.per.id },
      tags: ["drum"],
      urgency: 1,
      status: "waiting",
      waiting_reason: "requester",
    });
    expect((await replies()).map(({ body }: { body: string }) => body)).toEqual([`Hello ${first}, which drum?`]);
    await settle(desk.db, notifications.reactions ?? []);
    // D2: the note reaches its requester on no way.
    for (const path of ["", "/timeline", `/macros/${id}`])
      expect((await about("ane", path)).text).not.toMatch(new RegExp(`${secret}|macro_run`));
    const { rows } = await desk.pool.query("select * from outbox where to_address = $1", [world.people.ane.email]);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect((await about("per", "/timeline")).text).toContain("ticket.macro_run");
    const back = await call("per", "POST", `/tickets/${ticket.id}/replies/${done.body.reply_id}/cancellations`);
    expect(back.status).toBe(200);
    expect(await replies()).toEqual([]);
  });

  const refused: [string, MacroAct[], number, string][] = [
    [
      "an act that the ticket does not allow",
      [
        { act: "note", texts: { en: "Seen" } },
        { act: "resume" },
        { act: "solve", texts: { en: "Done" } },
        { act: "wait", reason: "parts", hours: null },
      ],
      409,
      "wrong_status",
    ],
    [
      "a team that has it already",
      [
        { act: "note", texts: { en: "Seen" } },
        { act: "hand_over", team: "service-desk", reason: "Yours" },
      ],
      409,
      "already_there",
    ],
  ];
  it.each(refused)("does nothing at all where there is %s", async (_, acts, status, code) => {
    const known = acts.map((act) => (act.act === "hand_over" ? { ...act, team: teamOf(world, act.team).id } : act));
    const answer = await run(await macro(known));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    const { body, text } = await about("per", "/timeline");
    expect(body.items.filter(({ kind }: { kind: string }) => kind === "note" || kind === "reply")).toEqual([]);
    expect(text).not.toContain("macro_run");
    expect((await about("per")).body.status).toBe("new");
  });

  it("starts a checklist, once, which goes again with its undo, and is refused one that there is not", async () => {
    const template = (await call("administrator", "POST", "/checklist-templates", { name: "Drum", items: [{ text: "Look at it" }] })).body
      .id;
    const id = await macro([{ act: "checklist", template }]);
    expect((await about("per", `/macros/${id}`)).body.steps).toMatchObject([{ act: { act: "checklist" }, name: "Drum" }]);
    const done = await run(id);
    expect([done.status, done.body]).toEqual([201, { reply_id: null, checklists: [expect.any(String)] }]);
    const lists = async () => (await about("per", "/checklists")).body.items.map(({ name }: { name: string }) => name);
    expect(await lists()).toEqual(["Drum"]);
    expect((await run(id)).body.checklists).toEqual([]);
    expect(await lists()).toEqual(["Drum"]);
    await call("per", "DELETE", `/tickets/${ticket.id}/checklists/${done.body.checklists[0]}`);
    expect(await lists()).toEqual([]);
    const lost = { name: "Lost", scope: "personal", acts: [{ act: "checklist", template: world.people.ane.id }] };
    expect((await call("per", "POST", "/macros", lost)).body.errors).toMatchObject([{ pointer: "/acts/0/template", code: "unknown" }]);
    // One that is offered no more refuses the whole macro; the ticket stays as it was.
    expect((await call("administrator", "DELETE", `/checklist-templates/${template}`)).status).toBe(204);
    expect((await run(id)).status).toBe(400);
    expect(await lists()).toEqual([]);
  });

  it("does not write over a message that its runner has not read", async () => {
    const id = await macro([{ act: "reply", texts: { en: "Which drum?" } }]);
    await call("ane", "POST", `/tickets/${ticket.id}/replies`, { body: "It is solved." });
    const answer = await run(id, "per", { seen: null });
    expect([answer.status, answer.body.code, answer.body.replies.length]).toEqual([409, "replied_meanwhile", 1]);
    expect((await run(id, "per", { seen: answer.body.replies[0].id })).status).toBe(201);
  });

  it("is nobody else's when it is one's own, and gives nobody a right", async () => {
    const own = await macro([{ act: "note", texts: { en: secret } }]);
    expect((await run(own, "kari")).status).toBe(404);
    expect((await run(own, "ane")).status).toBe(403);
    const all = await macro([{ act: "tags", add: ["seen"], remove: [] }], { scope: "shared" }, "administrator");
    await call("administrator", "POST", `/tickets/${ticket.id}/escalations`, { reason: "fraud", path: "security" });
    expect((await run(all, "lars")).status).toBe(404);
    expect((await about("lars", `/macros/${all}`)).status).toBe(404);
    expect((await call("lars", "PATCH", `/macros/${all}`, { name: "Mine" })).status).toBe(403);
  });

  it("is refused where an act names what there is not", async () => {
    const acts = [
      { act: "hand_over", team: ticket.id, reason: "{{requester.shoe}}" },
      { act: "assign", assignee: ticket.id },
      { act: "category", category: ticket.id },
      { act: "priority" },
      { act: "tags", add: [], remove: [] },
    ];
    const { body } = await call("per", "POST", "/macros", { name: "x", scope: "personal", acts });
    expect(body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
      ["/acts/0/team", "unknown"],
      ["/acts/0/reason", "unknown_path"],
      ["/acts/1/assignee", "unknown"],
      ["/acts/2/category", "unknown"],
      ["/acts/3/urgency", "required"],
      ["/acts/4/add", "required"],
    ]);
  });
});

describe("calling somebody in a note", () => {
  const note = (mentions: string[], who: Who = "per") =>
    call(who, "POST", `/tickets/${ticket.id}/notes`, { body: `@Kari ${secret}`, mentions });
  const told = async (who: Who) => {
    await settle(desk.db, notifications.reactions ?? []);
    return (await call(who, "GET", "/notifications")).body.items.filter(({ kind }: { kind: string }) => kind === "mentioned");
  };

  it("tells them, and nobody else; a requester hears nothing", async () => {
    const { people } = world;
    expect((await note([people.kari.id, people.kari.id])).status).toBe(201);
    expect(await told("kari")).toMatchObject([{ ticket: { number: ticket.number }, actor: people.per.name }]);
    expect([await told("lars"), await told("per"), await told("ane")]).toEqual([[], [], []]);
    const { rows } = await desk.pool.query("select to_address, body from outbox where kind = 'mentioned'");
    expect(rows.map(({ to_address }) => to_address)).toEqual([people.kari.email]);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it("is possible only for who sees the inside of the ticket, which is who is offered", async () => {
    const { people } = world;
    const offered = async () => (await about("administrator", "/mentionable")).body.items.map(({ id }: { id: string }) => id);
    expect(await offered()).toEqual(expect.arrayContaining([people.per.id, people.kari.id, people.lars.id]));
    expect(await offered()).not.toContain(people.ane.id);
    expect((await note([people.ane.id])).body.errors[0]).toMatchObject({ pointer: "/mentions/0", code: "may_not_read_it" });
    await call("administrator", "POST", `/tickets/${ticket.id}/escalations`, { reason: "fraud", path: "security" });
    expect(await offered()).not.toContain(people.lars.id);
    expect((await note([people.sara.id, people.lars.id], "sara")).body.errors[0]).toMatchObject({ pointer: "/mentions/1" });
    expect((await about("lars", "/mentionable")).status).toBe(404);
    const { rows } = await desk.pool.query("select count(*)::int as count from note where ticket_id = $1", [ticket.id]);
    expect(rows).toEqual([{ count: 0 }]);
  });
});
