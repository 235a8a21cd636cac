import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settle } from "../../../tests/database.ts";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "../../../tests/security/small-desk.ts";
import { teamOf } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { room as clocks } from "./index.ts";
import { booksNow, countClocks } from "./count.ts";
import { recount } from "./recount.ts";
import { clocksKept, historiesOf } from "./store.ts";

const nothing = { first_response: null, next_response: null, resolution: null, acceptance: null, vendor: null, call_back: null };
const wide = { priorities: [], request_types: [], organizations: [], people: [], teams: [] };

interface Target {
  metric: string;
  state: string;
  minutes: number;
  counted: number;
  due_at: string;
  began_at: string;
  says: string;
  notes: string[];
  level: { name: string; version: number };
  segments: { cause: string; minutes: number; why: string | null; says: string; from: string; to: string }[];
}

describe("service levels on tickets", () => {
  let desk: Desk;
  let keys: SmallDesk["keys"];
  let world: SmallDesk["world"];
  beforeAll(async () => void ({ desk, keys, world } = await openSmallDesk()));
  afterAll(() => desk.close());
  const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
  const done = async (who: Who, method: string, path: string, body?: unknown) => {
    const answer = await call(who, method, path, body);
    expect([method, path, answer.status < 300, answer.body]).toMatchObject([method, path, true, {}]);
    return answer.body;
  };
  const happened = () => settle(desk.db, clocks.reactions ?? []);
  const open = (who: Who = "ane", more: object = {}) => done(who, "POST", "/tickets", { subject: "It is slow", ...more });
  const clock = (number: number) => done("per", "GET", `/tickets/${number}/clock`);
  const target = async (number: number, metric: string): Promise<Target> =>
    (await clock(number)).targets.findLast((one: Target) => one.metric === metric);
  const minutes = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000;
  const sum = (one: Target) => one.segments.reduce((all, { minutes: some }) => all + some, 0);
  const addLevel = (name: string, targets: object, more: object = {}) =>
    done("administrator", "POST", "/service-levels", { name, for: wide, targets: { ...nothing, ...targets }, ...more });

  // Seen red: with the last level that is for a ticket instead of the first.
  test("each target comes from the first level that is for the ticket and names it, from its opening on", async () => {
    const early = await open();
    await addLevel("For Ane", { first_response: 10 }, { for: { ...wide, people: [world.people.ane.id] } });
    await addLevel("All", { first_response: 60, resolution: 480, next_response: 30 }, { pauses: ["requester"] });
    const ticket = await open();
    expect(minutes(ticket.opened_at, ticket.due_at)).toBe(480);
    const other = await open("jonas");
    expect([await target(ticket.number, "first_response"), await target(other.number, "first_response")]).toMatchObject([
      { minutes: 10, level: { name: "For Ane", version: 1 }, state: "running" },
      { minutes: 60, level: { name: "All", version: 1 } },
    ]);
    const solution = await target(ticket.number, "resolution");
    expect(sum(solution)).toBe(480);
    expect(solution.says).toMatch(/^Solved within 8 h by All \(version 1\): due .+\.$/);
    // What was open before keeps what it was promised.
    expect((await clock(early.number)).targets).toEqual([]);
    expect((await done("per", "GET", `/tickets/${early.number}`)).due_at).toBe(early.due_at);
  });

  // Seen red: with pauses left out of dueBy, and with those of a vendor taken for the requester's.
  test("it stands still while it waits for what the level names, and is due as much later", async () => {
    const ticket = await open();
    const path = `/tickets/${ticket.number}`;
    let passed = 0;
    const later = (by: number) => {
      desk.pass((by - passed) * 60_000);
      passed = by;
    };
    later(60);
    await done("per", "POST", `${path}/replies`, { body: "Which one?", wait: true });
    const paused = await target(ticket.number, "resolution");
    expect([paused.state, paused.segments.at(-1)?.cause]).toEqual(["paused", "paused"]);
    later(100);
    await done("ane", "POST", `${path}/replies`, { body: "The red one" });
    expect(await target(ticket.number, "next_response")).toMatchObject({ minutes: 30, state: "running", counted: expect.closeTo(0, 0) });
    const after = await target(ticket.number, "resolution");
    expect([after.state, Math.round(minutes(ticket.opened_at, after.due_at))]).toEqual(["running", 520]);
    expect(sum(after)).toBeCloseTo(480, 3);
    expect(after.segments.find(({ cause }) => cause === "paused")).toMatchObject({ minutes: 0, why: "the requester" });
    await done("per", "PATCH", path, { status: "waiting", waiting_reason: "vendor" });
    later(200);
    await done("per", "PATCH", path, { status: "open" });
    expect(Math.round(minutes(ticket.opened_at, (await target(ticket.number, "resolution")).due_at))).toBe(520);
    await happened();
    expect((await done("per", "GET", path)).due_at).toBe((await target(ticket.number, "resolution")).due_at);
    await done("per", "POST", `${path}/replies`, { body: "Done" });
    expect(await target(ticket.number, "next_response")).toMatchObject({ state: "missed", counted: expect.closeTo(100, 0) });
    await done("per", "POST", `${path}/resolutions`, { body: "Replaced" });
    expect(await target(ticket.number, "resolution")).toMatchObject({ state: "met", counted: expect.closeTo(160, 0) });
    later(0);
  });

  // Seen red: with a change of priority that begins anew.
  test("another priority keeps what was consumed; another level or calendar changes nothing until somebody asks", async () => {
    const urgent = await addLevel("Critical", { resolution: 120 }, { for: { ...wide, priorities: ["critical"] }, hours: "always" });
    const order = (await done("per", "GET", "/service-levels")).items.map(({ id }: { id: string }) => id);
    await done("administrator", "PUT", "/service-level-order", { ids: [urgent.id, ...order.filter((id: string) => id !== urgent.id)] });
    const ticket = await open();
    const path = `/tickets/${ticket.number}`;
    desk.pass(60 * 60_000);
    const raised = await done("per", "PATCH", path, { impact: 1, urgency: 1 });
    expect(minutes(raised.opened_at, raised.due_at)).toBe(120);
    expect(await target(ticket.number, "resolution")).toMatchObject({
      minutes: 120,
      counted: expect.closeTo(60, 0),
      level: { name: "Critical" },
    });
    await done("administrator", "PATCH", `/service-levels/${urgent.id}`, { targets: { ...nothing, resolution: 240 } });
    const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    await done("administrator", "POST", "/calendars", {
      name: "Never now",
      time_zone: "UTC",
      hours: Object.fromEntries(days.map((day) => [day, [["00:00", "01:00"]]])),
      teams: [teamOf(world, "service-desk").id],
    });
    await done("per", "PATCH", path, { tags: ["slow"] });
    expect(await target(ticket.number, "resolution")).toMatchObject({ minutes: 120, due_at: raised.due_at });
    const anew = await done("per", "POST", `${path}/clock-recounts`, { reason: "It was agreed anew" });
    const [solution] = anew.targets.filter(({ metric }: Target) => metric === "resolution");
    expect(solution).toMatchObject({ minutes: 240, level: { version: 2 } });
    expect(solution.notes[0]).toMatch(/^Counted anew .+\.$/);
    expect((await call("ane", "POST", `${path}/clock-recounts`, { reason: "Mine" })).status).toBe(403);
  });

  // Seen red: with one clock's time put forward by hand (the comparison), and with facts read in another order.
  test("what is kept is what counting anew from all that happened says", async () => {
    await happened();
    const { rows } = await desk.pool.query<{ id: string }>("select id from ticket");
    const ids = rows.map(({ id }) => id);
    const books = await booksNow(desk.db);
    const whole = (clocks: readonly object[]) => JSON.parse(JSON.stringify(clocks)) as object[];
    const byKey = (a: { metric: string; began_at: Date }, b: { metric: string; began_at: Date }) =>
      a.began_at.getTime() - b.began_at.getTime() || (a.metric < b.metric ? -1 : 1);
    let seen = 0;
    for (const row of await historiesOf(desk.db, ids)) {
      const kept = await clocksKept(desk.db, row.ticket_id);
      const counted = recount(row, books).toSorted(byKey);
      expect(whole(kept.toSorted(byKey).map(({ ticket_id: _, next_at: __, ...one }) => one))).toEqual(whole(counted));
      seen += counted.length;
    }
    expect(seen).toBeGreaterThan(5);
    const before = await desk.pool.query("select xmin, ctid from ticket_clock order by 2");
    await transaction(desk.db, (tx) => countClocks(tx, desk.now(), ids));
    expect((await desk.pool.query("select xmin, ctid from ticket_clock order by 2")).rows).toEqual(before.rows);
  });

  test("a level that promises nothing, names nobody, is called like another one or was changed meanwhile is refused", async () => {
    const pointer = async (body: object) => (await call("administrator", "POST", "/service-levels", body)).body.errors?.[0]?.pointer;
    const good = { name: "New", for: wide, targets: { ...nothing, resolution: 5 } };
    expect(await pointer({ ...good, targets: nothing })).toBe("/targets");
    expect(await pointer({ ...good, name: "all" })).toBe("/name");
    expect(await pointer({ ...good, for: { ...wide, teams: [world.people.ane.id] } })).toBe("/for/teams/0");
    expect(await pointer({ ...good, hours: world.people.ane.id })).toBe("/hours");
    const { items } = await done("per", "GET", "/service-levels");
    const stale = await desk.call("PATCH", `/service-levels/${items[0].id}`, {
      key: keys.get("administrator"),
      headers: { "if-match": "99" },
      body: { name: "X" },
    });
    expect(stale.status).toBe(409);
    expect((await call("administrator", "PUT", "/service-level-order", { ids: [items[0].id] })).status).toBe(400);
    expect((await call("per", "POST", "/service-levels", good)).status).toBe(403);
    expect((await call("ane", "GET", "/service-levels")).status).toBe(403);
    const versions = (await done("per", "GET", `/service-levels/${items[0].id}/versions`)).items;
    expect(versions.map(({ level }: { level: { version: number } }) => level.version)).toEqual([2, 1]);
    await done("administrator", "DELETE", `/service-levels/${items[0].id}`);
    expect((await done("per", "GET", `/service-levels/${items[0].id}/versions`)).items[0].level).toBeNull();
  });
});
