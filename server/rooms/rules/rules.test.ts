import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { settle } from "../../../tests/database.ts";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld, teamOf, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { createApiKey } from "../access/index.ts";
import { room as notifications } from "../notifications/index.ts";
import { applyOnTime, room } from "./index.ts";

// Seen red: with `mayFollow` answering true up to thirty two rules undid each other thirty times;
// without `hadItsTurn` a note was written every minute; with
// `attention` passed over a rule for a team that is gone went on; without `scopeOf` its log showed an administrator what is confidential.
const names = ["per", "kari", "lars", "ane", "lead", "administrator"] as const;
type Who = (typeof names)[number];
const secret = "canarybluetit";
let desk: Desk;
let world: World;
const keys = new Map<Who, string>();

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
  await calm();
  await desk.pool.query("update rule set active = false, retired_at = now()");
});

const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const calm = () => settle(desk.db, [...(room.reactions ?? []), ...(notifications.reactions ?? [])]);
const opened = { kind: "event", events: ["opened"] };
const changed = { kind: "event", events: ["changed"] };
const tag = (...add: string[]) => ({ act: "tags", add, remove: [] });
const untag = (...remove: string[]) => ({ act: "tags", add: [], remove });

async function rule(given: object, who: Who = "administrator") {
  const made = await call(who, "POST", "/rules", { name: "Printers", when: opened, acts: [tag("seen")], active: true, ...given });
  expect([made.status, made.text]).toEqual([201, expect.anything()]);
  return made.body as { id: string; version: number };
}
async function open(subject = "Streaks", more: object = {}) {
  const made = await call("per", "POST", "/tickets", { subject, requester: { id: world.people.ane.id }, team: "service-desk", ...more });
  expect([made.status, made.text]).toEqual([201, expect.anything()]);
  await calm();
  return made.body.id as string;
}
const about = async (id: string) => (await call("per", "GET", `/tickets/${id}`)).body;
const runsOf = async (id: string) => (await call("per", "GET", `/tickets/${id}/rule-runs`)).body.items;

describe("a rule", () => {
  it("changes a ticket to which it applies, once, and no other", async () => {
    await rule({
      filter: "printer",
      acts: [tag("printer"), { act: "priority", urgency: 1 }, { act: "note", texts: { en: "Look at {{ticket.number}}" } }],
    });
    const printer = await open("The printer streaks");
    const other = await open("The mouse squeaks");
    await calm();
    expect(await about(printer)).toMatchObject({ tags: ["printer"], urgency: 1 });
    expect((await about(other)).tags).toEqual([]);
    const [run, ...more] = await runsOf(printer);
    expect(more).toEqual([]);
    expect(run).toMatchObject({
      rule: { name: "Printers" },
      result: "done",
      steps: [{ act: "tags", result: "changed" }, {}, { act: "note" }],
    });
    const { rows } = await desk.pool.query("select body, author_id from note where ticket_id = $1", [printer]);
    expect(rows).toEqual([{ body: `Look at ${(await about(printer)).number}`, author_id: null }]);
  });

  it("sees what the one before it did, and the last one ends the walk", async () => {
    const first = await rule({ name: "First", acts: [tag("one")] });
    const second = await rule({ name: "Second", filter: "tag:one", acts: [tag("two")], last: true });
    const third = await rule({ name: "Third", acts: [tag("three")] });
    expect((await about(await open())).tags).toEqual(["one", "two"]);
    const order = await call("administrator", "PUT", "/rules/order", { rules: [third.id, second.id, first.id] });
    expect(order.body.items.map(({ name }: { name: string }) => name).slice(0, 3)).toEqual(["Third", "Second", "First"]);
    expect((await about(await open())).tags).toEqual(["three", "one"]);
  });

  it("holds for its teams alone, does the rest where an act is refused, and says why", async () => {
    await rule({ teams: [teamOf(world, "messaging").id], acts: [tag("messaging")] });
    await rule({
      acts: [
        { act: "assign", assignee: world.people.ane.id },
        { act: "hand_over", team: teamOf(world, "service-desk").id, reason: "Ours" },
        tag("still"),
      ],
    });
    const id = await open();
    expect((await about(id)).tags).toEqual(["still"]);
    const [run] = await runsOf(id);
    expect(run.steps.filter(({ result }: { result: string }) => result === "refused").length).toBeGreaterThan(0);
    expect(run.steps.find(({ result }: { result: string }) => result === "refused").refusal).toMatch(/\w+ \w+/);
  });

  it("waits for the fields it names, writes to the requester, starts a checklist once, and tells people", async () => {
    const template = (await call("administrator", "POST", "/checklist-templates", { name: "Printer", items: [{ text: "Look" }] })).body.id;
    await rule({
      when: { kind: "event", events: ["changed"], fields: ["category"] },
      acts: [
        { act: "reply", texts: { en: "Hello {{requester.first_name}}" } },
        { act: "checklist", template },
        { act: "notify", people: [world.people.lars.id], team: null, reason: "Look at {{ticket.number}}" },
      ],
    });
    const id = await open();
    await call("per", "PATCH", `/tickets/${id}`, { tags: ["vip"] });
    await calm();
    expect(await runsOf(id)).toEqual([]);
    await call("per", "PATCH", `/tickets/${id}`, { category: "printing" });
    await calm();
    const replies = (await call("ane", "GET", `/tickets/${id}/timeline`)).body.items.filter(
      ({ kind }: { kind: string }) => kind === "reply",
    );
    expect(replies).toMatchObject([{ body: `Hello ${world.people.ane.name.split(" ")[0]}`, author: null }]);
    await call("per", "PATCH", `/tickets/${id}`, { category: null });
    await calm();
    expect((await call("per", "GET", `/tickets/${id}/checklists`)).body.items).toHaveLength(1);
    const told = (await call("lars", "GET", "/notifications")).body.items.filter(({ kind }: { kind: string }) => kind === "notice");
    expect(told[0].text).toMatch(/^Look at \d+$/);
  });
});

describe("a call", () => {
  it("opens a ticket about nothing: rules are asked when it ends, and not again at the next one", async () => {
    await rule({ filter: "printer", acts: [tag("called")] });
    const begin = async (more: object = {}) =>
      (await call("per", "POST", "/contacts", { channel: "phone", person: { id: world.people.ane.id }, ...more })).body;
    const hangUp = (id: string) => call("per", "POST", `/contacts/${id}/endings`, { outcome: "kept_working" });
    const { id: contact, ticket } = await begin();
    await calm();
    await call("per", "PATCH", `/tickets/${ticket.id}`, { subject: "The printer streaks" });
    await calm();
    expect((await about(ticket.id)).tags).toEqual([]);
    expect((await hangUp(contact)).status).toBe(201);
    await calm();
    expect((await about(ticket.id)).tags).toEqual(["called"]);
    await call("per", "PATCH", `/tickets/${ticket.id}`, { tags: [] });
    const again = await begin({ ticket: ticket.id });
    expect((await hangUp(again.id)).status).toBe(201);
    await calm();
    expect((await about(ticket.id)).tags).toEqual([]);
  });
});

describe("what is refused", () => {
  const wrong = async (given: object) =>
    (await call("administrator", "POST", "/rules", { name: "x", when: opened, acts: [tag("x")], ...given })).body;

  it("is refused at the word", async () => {
    expect((await wrong({ filter: "printer team:nowhere" })).filter_fault).toEqual({ code: "filter_not_known", at: 13, length: 7 });
    expect((await wrong({ filter: "tag:a assignee:me" })).errors[0]).toMatchObject({ pointer: "/filter", code: "filter_without_reader" });
    expect((await wrong({ acts: [{ act: "hand_over", team: world.people.per.id, reason: "x" }] })).errors[0]).toMatchObject({
      pointer: "/acts/0/team",
      code: "unknown",
    });
    expect((await wrong({ acts: [{ act: "note", texts: { en: "{{technician.name}}" } }] })).errors[0]).toMatchObject({
      pointer: "/acts/0/texts/en",
    });
    expect((await wrong({ teams: [world.people.per.id] })).errors[0].pointer).toBe("/teams/0");
    expect((await wrong({ when: { ...opened, fields: ["tags"] } })).errors[0].pointer).toBe("/when/fields");
    expect((await wrong({ acts: [{ act: "take" }] })).status).toBe(400);
  });

  it("is everything to everybody but administrators", async () => {
    const { id } = await rule({});
    for (const who of ["per", "lead", "ane"] as const) {
      expect((await call(who, "GET", "/rules")).status).toBe(403);
      expect((await call(who, "PATCH", `/rules/${id}`, { active: false })).status).toBe(403);
      expect((await call(who, "POST", "/rules/dry-runs", { when: opened, acts: [tag("x")] })).status).toBe(403);
    }
  });
});

describe("what goes round in circles", () => {
  it("stands still: a rule neither follows on itself nor deeper than five, and is switched off and reported when it keeps trying", async () => {
    const on = await rule({ name: "On", when: changed, filter: "-tag:ping", acts: [tag("ping")] });
    const off = await rule({ name: "Off", when: changed, filter: "tag:ping", acts: [untag("ping")] });
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) {
      const id = await open(`Circle ${n}`);
      await call("per", "PATCH", `/tickets/${id}`, { urgency: 3 });
      await call("per", "PATCH", `/tickets/${id}`, { urgency: 1 });
      for (let step = 0; step < 8; step++) await calm();
      ids.push(id);
    }
    const { rows } = await desk.pool.query("select count(*)::int as n from rule_run where rule_id = any($1::uuid[]) and result = 'done'", [
      [on.id, off.id],
    ]);
    expect(rows[0].n).toBeLessThanOrEqual(4 * 2 * 2 + 4);
    const after = (await call("administrator", "GET", "/rules")).body.items;
    const stopped = after.filter(({ stopped_at }: { stopped_at: string | null }) => stopped_at !== null);
    expect(stopped).not.toEqual([]);
    expect(stopped[0].active).toBe(false);
    const bell = (await call("administrator", "GET", "/notifications")).body.items;
    expect(bell.some(({ kind }: { kind: string }) => kind === "rule_stopped")).toBe(true);
    const audit = await desk.pool.query("select 1 from event where type = 'rule.stopped'");
    expect(audit.rowCount).toBeGreaterThan(0);
  });

  it("is no circle when there is nothing left to change", async () => {
    const { id } = await rule({ when: changed, acts: [tag("settled")] });
    for (let n = 0; n < 5; n++) {
      const ticket = await open(`Settled ${n}`);
      await call("per", "PATCH", `/tickets/${ticket}`, { urgency: 1 });
      for (let step = 0; step < 3; step++) await calm();
      expect(await runsOf(ticket)).toHaveLength(1);
    }
    expect((await call("administrator", "GET", `/rules/${id}`)).body).toMatchObject({ active: true, stopped_at: null });
  });
});

describe("what a rule names and is gone", () => {
  it("makes it ask for attention and be passed over, and the others go on", async () => {
    const made = await call("administrator", "POST", "/teams", { key: "gone", name: "Gone", tier: 2 });
    const inFilter = await rule({ name: "Filter", filter: "-team:gone", acts: [tag("filter")] });
    const inScope = await rule({ name: "Scope", teams: [made.body.id, teamOf(world, "service-desk").id], acts: [tag("scope")] });
    await rule({ name: "Well", acts: [tag("well")] });
    await desk.pool.query("delete from team where key = 'gone'");
    await new Promise((done) => setTimeout(done, 1100));
    const id = await open();
    expect((await about(id)).tags).toEqual(["well"]);
    const attention = async (one: { id: string }) => (await call("administrator", "GET", `/rules/${one.id}`)).body.attention;
    expect(await attention(inFilter)).toEqual([{ where: "filter", what: "team:gone" }]);
    expect(await attention(inScope)).toEqual([{ where: "teams", what: made.body.id }]);
    expect((await call("administrator", "PATCH", `/rules/${inFilter.id}`, { name: "Renamed" })).status).toBe(200);
  });
});

describe("time", () => {
  const hours = (n: number) => new Date(Date.now() + n * 3_600_000);

  it("that has passed gives a ticket its turn once in each state, and what was over before is left alone", async () => {
    const old = await open("Old");
    await desk.pool.query("update ticket set opened_at = now() - interval '10 days' where id = $1", [old]);
    await rule({
      when: { kind: "time", since: "opened", hours: 4 },
      filter: "status:new,open",
      acts: [{ act: "note", texts: { en: "Late" } }],
    });
    const fresh = await open("Fresh");
    const noted = async (id: string) => (await desk.pool.query("select 1 from note where ticket_id = $1", [id])).rowCount;
    await applyOnTime(desk.db, hours(3));
    expect(await noted(fresh)).toBe(0);
    await applyOnTime(desk.db, hours(5));
    await applyOnTime(desk.db, hours(6));
    expect([await noted(fresh), await noted(old)]).toEqual([1, 0]);
  });

  it("is counted anew when it waits anew, but not from what the rule itself did", async () => {
    await rule({ when: { kind: "time", since: "waiting", hours: 24 }, acts: [{ act: "note", texts: { en: "Still there?" } }] });
    await rule({ when: { kind: "time", since: "changed", hours: 24 }, filter: "status:waiting", acts: [tag("quiet")] });
    const id = await open();
    const wait = (status: string) =>
      call("per", "PATCH", `/tickets/${id}`, { status, ...(status === "waiting" && { waiting_reason: "requester" }) });
    await wait("waiting");
    const noted = async () => (await desk.pool.query("select 1 from note where ticket_id = $1", [id])).rowCount;
    for (const at of [23, 25, 26, 60, 100]) await applyOnTime(desk.db, hours(at));
    expect(await noted()).toBe(1);
    expect((await about(id)).tags).toEqual(["quiet"]);
  });
});

describe("looking before", () => {
  it("says what would match and change, and writes nothing", async () => {
    const team = teamOf(world, "messaging").id;
    const hit = await open("Dry printer");
    await open("Dry mouse");
    const before = (await desk.pool.query("select count(*)::int as n from event")).rows[0].n;
    const dry = await call("administrator", "POST", "/rules/dry-runs", {
      when: opened,
      filter: '"dry printer"',
      acts: [{ act: "hand_over", team, reason: "Theirs" }, { act: "resume" }, { act: "notify", people: [], team, reason: "x" }],
      newest: 50,
    });
    expect(dry.body).toMatchObject({ matched: 1, changed: 1 });
    expect(dry.body.samples).toMatchObject([
      {
        ticket: { id: hit, subject: "Dry printer" },
        steps: [{ act: "hand_over", result: "changed", changes: { team: {} } }, {}, { act: "notify" }],
      },
    ]);
    expect((await desk.pool.query("select count(*)::int as n from event")).rows[0].n).toBe(before);
    expect((await about(hit)).tags).toEqual([]);
  });
});

describe("versions", () => {
  it("say who changed what, and an earlier one is taken up again as a new one", async () => {
    const { id } = await rule({ acts: [tag("first")] });
    const second = await call("administrator", "PATCH", `/rules/${id}`, { acts: [tag("second")] });
    expect(second.body.version).toBe(2);
    const stale = await desk.call("PATCH", `/rules/${id}`, {
      key: keys.get("administrator"),
      body: { name: "x" },
      headers: { "if-match": '"1"' },
    });
    expect(stale.body.code).toBe("version_conflict");
    const back = await call("administrator", "POST", `/rules/${id}/rollbacks`, { version: 1 });
    expect(back.body).toMatchObject({ version: 3, acts: [tag("first")], active: true });
    const versions = (await call("administrator", "GET", `/rules/${id}/versions`)).body.items;
    expect(versions.map((one: { version: number; restored: number | null }) => [one.version, one.restored])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
    expect(versions[0].changed_by.name).toBe(world.people.administrator.name);
    expect((await about(await open())).tags).toEqual(["first"]);
    expect((await call("administrator", "GET", `/rules/${id}/runs`)).body.items).toMatchObject([{ version: 3, result: "done" }]);
    expect((await call("administrator", "DELETE", `/rules/${id}`)).status).toBe(204);
    expect((await about(await open())).tags).toEqual([]);
  });
});

describe("requesters", () => {
  it("read nothing of rules: neither in the story nor in mails nor by the API", async () => {
    await rule({
      name: secret,
      acts: [
        { act: "note", texts: { en: secret } },
        { act: "notify", people: [world.people.lars.id], team: null, reason: secret },
        { act: "solve", texts: { en: "Done" } },
      ],
    });
    const id = await open();
    await calm();
    expect(await about(id)).toMatchObject({ status: "resolved" });
    for (const path of ["", "/timeline", "/rule-runs", "/attachments"]) {
      const { text } = await call("ane", "GET", `/tickets/${id}${path}`);
      expect(text).not.toContain(secret);
    }
    expect((await call("ane", "GET", `/tickets/${id}/rule-runs`)).status).toBe(403);
    const { rows } = await desk.pool.query("select * from outbox where ticket_id = $1 and not technician", [id]);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect((await call("per", "GET", `/tickets/${id}/timeline`)).text).toContain(secret);
  });
});

describe("what is confidential", () => {
  const hidden = "canarywagtail";
  it("is worked on by a rule, and shown by it to nobody who may not read it", async () => {
    const { id } = await rule({
      when: { kind: "event", events: ["changed"] },
      acts: [tag("quietly"), { act: "notify", people: [world.people.lars.id, world.people.per.id], team: null, reason: "Look" }],
    });
    const ticket = await open(hidden);
    await desk.pool.query("update ticket set confidential = true, restricted = true where id = $1", [ticket]);
    expect((await call("per", "PATCH", `/tickets/${ticket}`, { urgency: 3 })).status).toBe(200);
    await calm();
    expect((await about(ticket)).tags).toEqual(["quietly"]);
    expect((await call("administrator", "GET", `/rules/${id}/runs`)).body.items).toEqual([]);
    expect((await call("lars", "GET", "/notifications")).text).not.toContain(hidden);
    const dry = { when: opened, acts: [tag("x")], filter: hidden };
    expect((await call("administrator", "POST", "/rules/dry-runs", dry)).body).toMatchObject({ matched: 0, samples: [] });
  });
});
