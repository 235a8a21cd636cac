import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { quiet, settle } from "../../../tests/database.ts";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { createApiKey } from "../access/index.ts";
import { room as notifications } from "../notifications/index.ts";
import { runBatch } from "./run-batch.ts";
import { sweepBulk } from "./sweep.ts";
import { workOn } from "./work.ts";

type Who = "per" | "kari" | "lars" | "sara" | "lead" | "ane" | "administrator";
let desk: Desk;
let world: World;
const keys = new Map<string, string>();
let ids: string[];

beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of ["per", "kari", "lars", "sara", "lead", "ane", "administrator"] as const)
      keys.set(name, (await createApiKey(tx, { personId: made.people[name].id, name: "test" })).key);
    return made;
  });
});
afterAll(() => desk.close());

const call = (name: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(name), body });
const open = async (subject = "No sound"): Promise<string> => (await call("ane", "POST", "/tickets", { subject })).body.id;
const ticket = async (id: string | undefined) => (await call("administrator", "GET", `/tickets/${id}`)).body;
const all = <T>(of: (id: string) => Promise<T>) => Promise.all(ids.map(of));
const statuses = () => all(async (id) => (await ticket(id)).status);

beforeEach(async () => {
  ids = [await open("No sound"), await open("No picture"), await open("No smell")];
});

const start = async (name: Who, change: object, which: object = { tickets: ids }) =>
  call(name, "POST", "/bulk-changes", { ...which, change });
const finish = async (id: string) => {
  while (await workOn(desk.db, id, quiet));
};
/** Begins it, lets it run, and answers how it ended. */
async function bulk(name: Who, change: object, which: object = { tickets: ids }) {
  const begun = await start(name, change, which);
  expect([begun.status, begun.text.slice(0, 300)]).toMatchObject([201, expect.anything()]);
  await finish(begun.body.id);
  return (await call(name, "GET", `/bulk-changes/${begun.body.id}`)).body;
}
async function undo(name: Who, id: string) {
  const begun = await call(name, "POST", `/bulk-changes/${id}/undo`);
  expect(begun.status, begun.text).toBe(201);
  await finish(begun.body.id);
  return (await call(name, "GET", `/bulk-changes/${begun.body.id}`)).body;
}
const facts = async (type: string): Promise<number> =>
  (await desk.pool.query("select count(*)::int as n from event where type = $1 and ticket_id = any($2)", [type, ids])).rows[0].n;

describe("each act, and what puts it back", () => {
  it("moves with a reason, as an escalation does, and goes back to who had it", async () => {
    await call("per", "POST", `/tickets/${ids[0]}/acceptances`);
    const done = await bulk("per", { act: "move", team: "messaging", reason: "All of one kind" });
    expect(done).toMatchObject({ state: "done", total: 3, changed: 3, change: { act: "move", to: "Messaging" }, can: { undo: true } });
    expect(await ticket(ids[0])).toMatchObject({ team: { key: "messaging" }, assignee: null, accepted: false, tier: 2 });
    expect(await facts("ticket.handed_up")).toBe(3);
    expect((await call("per", "GET", `/tickets/${ids[0]}/handovers`)).body.items).toMatchObject([{ reason: "All of one kind" }]);
    await call("kari", "POST", `/tickets/${ids[1]}/acceptances`);
    // Per gave them to a higher tier: he may not change them there, but take back what nobody took.
    expect((await call("per", "PATCH", `/tickets/${ids[2]}`, { status: "closed" })).body.code).toBe("not_your_ticket");
    const back = await undo("per", done.id);
    expect(back).toMatchObject({ changed: 2, failed: 1, undoes: done.id, refusals: [{ code: "changed_since", count: 1 }] });
    expect(await ticket(ids[0])).toMatchObject({ team: { key: "service-desk" }, assignee: { name: "Per Haug" }, accepted: true });
    expect(await ticket(ids[1])).toMatchObject({ team: { key: "messaging" }, assignee: { name: "Kari Solberg" } });
    expect((await ticket(ids[0])).stays).toMatchObject([{ outcome: "handed_up" }, { outcome: "handed_down" }, { to: null }]);
    expect((await call("per", "POST", `/bulk-changes/${done.id}/undo`)).body.code).toBe("bulk_undone");
  });

  it("assigns to who may work on each, and to nobody", async () => {
    const kari = world.people.kari.id;
    expect(await bulk("per", { act: "assign", assignee: kari })).toMatchObject({ changed: 3, change: { to: "Kari Solberg" } });
    expect(await ticket(ids[2])).toMatchObject({ assignee: { id: kari }, status: "open" });
    const freed = await bulk("per", { act: "assign", assignee: null });
    expect((await undo("per", freed.id)).changed).toBe(3);
    expect(await ticket(ids[2])).toMatchObject({ assignee: { id: kari } });
    expect(await bulk("per", { act: "assign", assignee: world.people.ane.id })).toMatchObject({
      changed: 0,
      failed: 3,
      refusals: [{ code: "not_a_technician", count: 3 }],
    });
  });

  it("gives a priority by impact and urgency, with the promise that follows, and takes it back", async () => {
    const before = await ticket(ids[0]);
    const done = await bulk("per", { act: "prioritise", impact: 1, urgency: 1 });
    expect(await ticket(ids[0])).toMatchObject({ impact: 1, urgency: 1, priority: "critical" });
    expect((await ticket(ids[0])).due_at).not.toBe(before.due_at);
    await undo("per", done.id);
    const { impact, urgency, priority, due_at } = before;
    expect(await ticket(ids[0])).toMatchObject({ impact, urgency, priority, due_at });
  });

  it("waits, goes on, and closes; each stands again as it stood", async () => {
    const waiting = await bulk("per", { act: "wait", reason: "vendor" });
    expect(await statuses()).toEqual(["waiting", "waiting", "waiting"]);
    await call("per", "PATCH", `/tickets/${ids[0]}`, { status: "open" });
    expect(await undo("per", waiting.id)).toMatchObject({ changed: 2, failed: 1 });
    expect(await statuses()).toEqual(["open", "new", "new"]);
    const closed = await bulk("per", { act: "close" });
    expect(await statuses()).toEqual(["closed", "closed", "closed"]);
    expect(await bulk("per", { act: "close" })).toMatchObject({ changed: 0, unchanged: 3 });
    expect(await bulk("per", { act: "wait", reason: "parts" })).toMatchObject({
      failed: 3,
      refusals: [{ code: "wrong_status", count: 3 }],
    });
    await undo("per", closed.id);
    expect(await statuses()).toEqual(["open", "new", "new"]);
    expect((await ticket(ids[1])).closed_at).toBeNull();
  });

  it("solves with the same words, stops stopwatches, and each requester is asked by mail", async () => {
    await call("per", "POST", `/tickets/${ids[0]}/time-entries`, {});
    const given = { act: "resolve", body: "The speaker was repaired." };
    const seen = (await call("per", "POST", "/bulk-changes/preview", { tickets: ids, change: given })).body;
    expect(seen).toMatchObject({ changed: 3, mails: { messages: 3, people: 1 }, undo: false });
    const done = await bulk("per", given);
    expect(done.can.undo).toBe(false);
    expect(await ticket(ids[0])).toMatchObject({
      status: "resolved",
      resolution: "The speaker was repaired.",
      assignee: { name: "Per Haug" },
    });
    expect((await ticket(ids[0])).work_minutes).toBeGreaterThan(0);
    expect((await ticket(ids[0])).stays.at(-1)).toMatchObject({ outcome: "resolved" });
    await settle(desk.db, notifications.reactions ?? []);
    const { rowCount } = await desk.pool.query("select from outbox where kind = 'solved' and ticket_id = any($1)", [ids]);
    expect(rowCount).toBe(3);
    expect((await call("per", "POST", `/bulk-changes/${done.id}/undo`)).body.code).toBe("bulk_stays");
  });

  it("puts tags on and takes them off; what was not so before comes back", async () => {
    await call("per", "PATCH", `/tickets/${ids[0]}`, { tags: ["audio", "vip"] });
    const done = await bulk("per", { act: "tag", add: ["audio"], remove: ["vip"] });
    expect(await all(async (id) => (await ticket(id)).tags)).toEqual([["audio"], ["audio"], ["audio"]]);
    await call("per", "PATCH", `/tickets/${ids[1]}`, { tags: ["audio", "loud"] });
    expect(await undo("per", done.id)).toMatchObject({ changed: 2, failed: 1 });
    expect(await all(async (id) => (await ticket(id)).tags)).toEqual([["audio", "vip"], ["audio", "loud"], []]);
    const many = Array.from({ length: 30 }, (_, n) => `t${n}`);
    expect(await bulk("per", { act: "tag", add: many, remove: [] })).toMatchObject({ refusals: [{ code: "too_many_tags", count: 2 }] });
  });

  it("says what they are about", async () => {
    const done = await bulk("per", { act: "categorise", category: "mail" });
    expect(await ticket(ids[0])).toMatchObject({ category: { key: "mail" } });
    await undo("per", done.id);
    expect((await ticket(ids[0])).category).toBeNull();
  });

  it("makes them confidential, which lets those go who followed, and opens them again; what is merged is left alone", async () => {
    await call("per", "POST", `/tickets/${ids[0]}/watchers`, { person: { id: world.people.jonas.id } });
    const merged = await open("No sound, too");
    expect((await call("per", "POST", `/tickets/${merged}/merges`, { into: ids[2] })).status).toBe(201);
    const looks = (await call("per", "POST", "/bulk-changes/preview", { tickets: ids, change: { act: "confidential", on: true } })).body;
    expect(looks).toMatchObject({ changed: 2, undo: true, refusals: [{ code: "merged_by_itself", count: 1 }] });
    expect(looks.samples[0].changes).toEqual({ confidential: { from: "no", to: "yes" } });
    const done = await bulk("per", { act: "confidential", on: true });
    expect(done).toMatchObject({ changed: 2, failed: 1, change: { act: "confidential", to: "yes" } });
    expect(await all(async (id) => (await call("kari", "GET", `/tickets/${id}`)).status)).toEqual([404, 404, 200]);
    expect((await call("per", "GET", `/tickets/${ids[0]}`)).body).toMatchObject({ confidential: true, watchers: [] });
    expect(await facts("ticket.made_confidential")).toBe(2);
    // Who may not see them is not told which they were.
    expect((await call("lead", "GET", `/bulk-changes/${done.id}/items`)).text).not.toContain(world.people.ane.name);
    await undo("per", done.id);
    expect(await all(async (id) => (await call("kari", "GET", `/tickets/${id}`)).status)).toEqual([200, 200, 200]);
    expect((await ticket(ids[0])).watchers).toHaveLength(1);
    const opened = await bulk("per", { act: "confidential", on: false });
    expect(opened).toMatchObject({ changed: 0, unchanged: 3 });
  });

  it("lets people follow, but no stranger", async () => {
    await call("per", "POST", `/tickets/${ids[0]}/watchers`, { person: { id: world.people.jonas.id } });
    const done = await bulk("per", { act: "follow", add: [world.people.jonas.id], remove: [] });
    expect(done).toMatchObject({ changed: 2, unchanged: 1, change: { add: ["Jonas Lie"] } });
    await undo("per", done.id);
    expect((await all(async (id) => (await ticket(id)).watchers.length)).toSorted()).toEqual([0, 0, 1]);
    expect(await bulk("per", { act: "follow", add: [world.people.siri.id], remove: [] })).toMatchObject({
      refusals: [{ code: "other_organization", count: 3 }],
    });
  });

  it("writes to all requesters, and a note that none of them sees", async () => {
    await bulk("per", { act: "reply", body: "We are on it.", wait: true });
    expect(await statuses()).toEqual(["waiting", "waiting", "waiting"]);
    await bulk("per", { act: "note", body: "It is the mixer." });
    const seen = (await call("ane", "GET", `/tickets/${ids[0]}/timeline`)).text;
    expect(seen).toContain("We are on it.");
    expect(seen).not.toMatch(/mixer|bulk/);
    expect((await call("kari", "GET", `/tickets/${ids[0]}/timeline`)).text).toContain("It is the mixer.");
    await settle(desk.db, notifications.reactions ?? []);
    expect((await desk.pool.query("select from outbox where kind = 'replied' and ticket_id = any($1)", [ids])).rowCount).toBe(3);
  });
});

describe("which tickets", () => {
  it("are those of a list, as GET /tickets takes it, fixed when it begins", async () => {
    const list = { queue: "all_open", filter: '"no sound"', requester: world.people.ane.id };
    const before = (await call("per", "POST", "/bulk-changes/preview", { list })).body.total;
    const begun = await start("per", { act: "tag", add: ["fixed"], remove: [] }, { list });
    expect(begun.body.total).toBe(before);
    const later = await open("No sound");
    await finish(begun.body.id);
    expect((await ticket(ids[0])).tags).toEqual(["fixed"]);
    expect([(await ticket(ids[1])).tags, (await ticket(later)).tags]).toEqual([[], []]);
  });

  it.each<[string, object, string, string]>([
    ["neither named nor listed", {}, "/tickets", "required"],
    ["both", { tickets: ["0198c5f0-0000-7000-8000-000000000000"], list: {} }, "/list", "one_of_two"],
    ["a list that cannot be meant", { list: { filter: "colour:red" } }, "/list/filter", "filter_unknown_field"],
    ["a list of no team", { list: { team: "nowhere" } }, "/list/team", "unknown"],
  ])("%s: refused at its field", async (_, which, pointer, code) => {
    const { status, body } = await start("per", { act: "close" }, which);
    expect([status, body.errors]).toMatchObject([400, [{ pointer, code }]]);
  });

  it.each<[object, string]>([
    [{ act: "move", team: "nowhere", reason: "x" }, "/change/team"],
    [{ act: "assign", assignee: "0198c5f0-0000-7000-8000-000000000000" }, "/change/assignee"],
    [{ act: "categorise", category: "nothing" }, "/change/category"],
    [{ act: "prioritise" }, "/change/impact"],
    [{ act: "tag", add: [], remove: [] }, "/change/add"],
  ])("%j names what is not there: refused before it begins", async (change, pointer) => {
    for (const path of ["/bulk-changes", "/bulk-changes/preview"]) {
      const { status, body } = await call("per", "POST", path, { tickets: ids, change });
      expect([status, body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
  });

  it("of which none is there is refused; of which some are not says how many", async () => {
    const nowhere = "0198c5f0-0000-7000-8000-000000000000";
    expect((await start("per", { act: "close" }, { tickets: [nowhere] })).body.code).toBe("bulk_empty");
    expect((await call("per", "POST", "/bulk-changes/preview", { tickets: [...ids, nowhere] })).body).toMatchObject({
      total: 3,
      missing: 1,
    });
  });
});

describe("looking before", () => {
  it("tells what each would become and writes nothing", async () => {
    await call("per", "POST", `/tickets/${ids[2]}/resolutions`, {});
    const change = { act: "move", team: "messaging", reason: "All of one kind" };
    const seen = (await call("per", "POST", "/bulk-changes/preview", { tickets: ids, change })).body;
    expect(seen).toMatchObject({
      total: 3,
      examined: 3,
      changed: 2,
      failed: 1,
      refusals: [{ code: "wrong_status", count: 1 }],
      undo: true,
    });
    expect(seen.samples).toHaveLength(2);
    expect(seen.samples[0].changes).toEqual({ team: { from: "Service desk", to: "Messaging" } });
    expect(await ticket(ids[0])).toMatchObject({ team: { key: "service-desk" } });
  });

  it("judges each ticket for who asks: another team's is refused as by hand", async () => {
    await call("administrator", "POST", `/tickets/${ids[0]}/escalations`, { reason: "x", team: "network" });
    const change = { act: "close" };
    const byHand = (await call("per", "PATCH", `/tickets/${ids[0]}`, { status: "closed" })).body;
    const seen = (await call("per", "POST", "/bulk-changes/preview", { tickets: ids, change })).body;
    expect(seen).toMatchObject({ changed: 2, failed: 1, refusals: [{ code: byHand.code, title: byHand.title }] });
    const done = await bulk("per", change);
    expect(done).toMatchObject({ changed: 2, failed: 1, refusals: [{ code: byHand.code, title: byHand.title }] });
    const items = (await call("per", "GET", `/bulk-changes/${done.id}/items?result=refused`)).body.items;
    expect(items).toMatchObject([{ ticket: { id: ids[0] }, result: "refused", refusal: byHand.title }]);
  });
});

describe("while it runs", () => {
  it("is stopped between two batches; what was done can be put back", async () => {
    const begun = await start("per", { act: "tag", add: ["half"], remove: [] });
    await runBatch(desk.db, begun.body.id, desk.now(), { size: 2 });
    expect((await call("per", "GET", `/bulk-changes/${begun.body.id}`)).body).toMatchObject({
      state: "running",
      done: 2,
      can: { cancel: true },
    });
    expect((await call("per", "POST", `/bulk-changes/${begun.body.id}/undo`)).body.code).toBe("bulk_running");
    expect((await call("per", "POST", `/bulk-changes/${begun.body.id}/cancellation`)).body).toMatchObject({ state: "cancelled", done: 2 });
    await finish(begun.body.id);
    expect(await facts("ticket.changed")).toBe(2);
    expect((await call("per", "POST", `/bulk-changes/${begun.body.id}/cancellation`)).body.code).toBe("bulk_over");
    expect((await call("per", "GET", `/bulk-changes/${begun.body.id}/items?result=waiting`)).body.items).toHaveLength(1);
    expect(await undo("per", begun.body.id)).toMatchObject({ total: 2, changed: 2 });
  });

  it("every ticket has its turn once, however many workers are at it", async () => {
    const begun = await start("per", { act: "note", body: "Once." });
    const at = () => runBatch(desk.db, begun.body.id, desk.now(), { size: 1 });
    for (let more = true; more;) more = (await Promise.all([at(), at(), at()])).some(Boolean);
    await finish(begun.body.id);
    expect(await facts("note.added")).toBe(3);
  });

  it("one ticket at which it fails is set aside, the others go on", async () => {
    const begun = await start("per", { act: "note", body: "Poisoned." });
    await desk.pool.query(`create function refuse() returns trigger language plpgsql as $$ begin
      if new.ticket_id = '${ids[1]}' then raise exception 'poison'; end if; return new; end $$`);
    await desk.pool.query("create trigger refuse before insert on note for each row execute function refuse()");
    try {
      await finish(begun.body.id);
    } finally {
      await desk.pool.query("drop trigger refuse on note");
      await desk.pool.query("drop function refuse");
    }
    expect((await call("per", "GET", `/bulk-changes/${begun.body.id}`)).body).toMatchObject({ state: "done", changed: 2, failed: 1 });
  });

  it("stops when who began it has left", async () => {
    const begun = await start("lars", { act: "note", body: "Unfinished." });
    await desk.pool.query("update person set active = false where id = $1", [world.people.lars.id]);
    await finish(begun.body.id);
    await desk.pool.query("update person set active = true where id = $1", [world.people.lars.id]);
    expect(await facts("note.added")).toBe(0);
    expect((await call("lars", "GET", `/bulk-changes/${begun.body.id}`)).body.state).toBe("cancelled");
  });

  it("forgets after a season what became of each", async () => {
    const done = await bulk("per", { act: "tag", add: ["old"], remove: [] });
    await sweepBulk(desk.db, new Date(Date.now() + 80 * 86_400_000));
    expect((await call("per", "GET", `/bulk-changes/${done.id}/items`)).body.items).toHaveLength(3);
    await sweepBulk(desk.db, new Date(Date.now() + 100 * 86_400_000));
    expect((await call("per", "GET", `/bulk-changes/${done.id}/items`)).body.items).toHaveLength(0);
    expect((await call("per", "GET", `/bulk-changes/${done.id}`)).body).toMatchObject({ changed: 3 });
  });
});

describe("who is told", () => {
  // Seen red: without the rule in whom-to-tell.ts everybody in the team had 21 notices more.
  it("of few each by itself, of many the team once", async () => {
    const notices = async (kind: string): Promise<number> =>
      (await desk.pool.query("select from notification where person_id = $1 and kind = $2", [world.people.kari.id, kind])).rowCount ?? 0;
    await settle(desk.db, notifications.reactions ?? []);
    const before = await notices("handed_to_team");
    await bulk("per", { act: "move", team: "messaging", reason: "Few" });
    await settle(desk.db, notifications.reactions ?? []);
    expect([await notices("handed_to_team"), await notices("many_handed")]).toEqual([before + 3, 0]);
    const many = await Promise.all(Array.from({ length: 21 }, () => open()));
    await bulk("per", { act: "move", team: "messaging", reason: "Many" }, { tickets: many });
    await settle(desk.db, notifications.reactions ?? []);
    expect([await notices("handed_to_team"), await notices("many_handed")]).toEqual([before + 3, 1]);
  });
});

describe("whose it is", () => {
  it("who began it sees it, and a lead; nobody else, and no requester begins one", async () => {
    const done = await bulk("per", { act: "note", body: "Between us." });
    for (const path of ["", "/items"]) {
      expect((await call("kari", "GET", `/bulk-changes/${done.id}${path}`)).status).toBe(404);
      expect((await call("lead", "GET", `/bulk-changes/${done.id}${path}`)).status).toBe(200);
      expect((await call("ane", "GET", `/bulk-changes/${done.id}${path}`)).status).toBe(403);
    }
    for (const path of ["/undo", "/cancellation"]) expect((await call("kari", "POST", `/bulk-changes/${done.id}${path}`)).status).toBe(404);
    expect((await call("lead", "GET", `/bulk-changes/${done.id}`)).body.change.text).toBeNull();
    expect((await call("kari", "GET", "/bulk-changes")).text).not.toContain(done.id);
    expect((await call("lead", "GET", "/bulk-changes?limit=5")).text).toContain(done.id);
    expect((await call("lead", "GET", "/bulk-changes?mine=true")).text).not.toContain(done.id);
    expect((await start("ane", { act: "close" })).status).toBe(403);
    expect((await call("ane", "POST", "/bulk-changes/preview", { tickets: ids })).status).toBe(403);
  });

  it("what is restricted is in nobody's set who may not see it, and in no item they read", async () => {
    await call("administrator", "POST", `/tickets/${ids[0]}/escalations`, { reason: "phished", path: "security" });
    for (const which of [{ tickets: ids }, { list: { requester: world.people.ane.id, filter: "is:restricted" } }]) {
      const seen = (await call("per", "POST", "/bulk-changes/preview", { ...which, change: { act: "note", body: "x" } })).body;
      expect(seen.samples.map(({ ticket: { id } }: { ticket: { id: string } }) => id)).not.toContain(ids[0]);
      expect(seen.total).toBe("tickets" in which ? 2 : 0);
    }
    const done = await bulk("sara", { act: "tag", add: ["phish"], remove: [] });
    expect(done.changed).toBeGreaterThan(0);
    const items = (await call("lead", "GET", `/bulk-changes/${done.id}/items`)).text;
    expect(items).not.toContain(ids[0]);
    expect(items).toContain(ids[1]);
  });
});

it("a repeated request begins it once", async () => {
  const send = () =>
    desk.call("POST", "/bulk-changes", {
      key: keys.get("per"),
      body: { tickets: ids, change: { act: "note", body: "Once" } },
      headers: { "idempotency-key": "bulk-once" },
    });
  const [first, second] = [await send(), await send()];
  expect(second.body.id).toBe(first.body.id);
});
