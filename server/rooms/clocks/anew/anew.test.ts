import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settle } from "../../../../tests/database.ts";
import type { Desk } from "../../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "../../../../tests/security/small-desk.ts";
import { teamOf } from "../../../../tests/world.ts";
import { room as clocks } from "../index.ts";
import { tidyTold } from "../tidy.ts";
import { watchTargets } from "../watch.ts";
import { pastDays } from "./past-days.ts";
import { runRecount } from "./run-recount.ts";

const day = 86_400_000;
const minute = 60_000;
const nothing = { first_response: null, next_response: null, resolution: null, acceptance: null, vendor: null, call_back: null };
const wide = { priorities: [], request_types: [], organizations: [], people: [], teams: [] };
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const always = Object.fromEntries(days.map((one) => [one, [["00:00", "24:00"]]]));

let desk: Desk;
let keys: SmallDesk["keys"];
let world: SmallDesk["world"];
let calendar: string;
beforeAll(async () => {
  ({ desk, keys, world } = await openSmallDesk());
  const made = await done("administrator", "POST", "/calendars", {
    name: "Office",
    time_zone: "UTC",
    hours: always,
    teams: [teamOf(world, "service-desk").id],
  });
  calendar = made.id;
});
afterAll(() => desk.close());

const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
async function done(who: Who, method: string, path: string, body?: unknown) {
  const answer = await call(who, method, path, body);
  expect([method, path, answer.status < 300, answer.body]).toMatchObject([method, path, true, {}]);
  return answer.body;
}
const open = () => done("ane", "POST", "/tickets", { subject: "It is slow" });
const dueOf = async (number: number) => Date.parse((await done("per", "GET", `/tickets/${number}`)).due_at);
const recounts = async () => (await done("administrator", "GET", "/clock-recounts")).items;
const facts = async (id: string, type: string): Promise<{ reason: string; what: string }[]> =>
  (await desk.pool.query("select data from event where ticket_id = $1 and type = $2 order by at, id", [id, type])).rows.map(
    ({ data }) => data,
  );
/** What the desk does by itself: it hears of the calendar, and counts, so many at once. */
async function happened(size = 2): Promise<void> {
  await settle(desk.db, clocks.reactions ?? []);
  for (const { id, state } of await recounts()) if (state === "running") while (await runRecount(desk.db, id, desk.now(), size));
  await settle(desk.db, clocks.reactions ?? []);
}
const holidays = (...on: string[]) =>
  done("administrator", "PATCH", `/calendars/${calendar}`, { holidays: on.map((one) => ({ on: one, name: "Inventory" })) });
const dateOf = (at: string | number): string => new Date(at).toISOString().slice(0, 10);
const endOf = (at: string): number => Date.parse(dateOf(at)) + day;

describe("a day that has been and is a holiday now", () => {
  test("which days became others, and from when to when", () => {
    const plain = { time_zone: "Europe/Oslo", hours: { mon: [["08:00", "16:00"]] as const }, holidays: [], exceptions: [] };
    const on = (...all: string[]) => ({ ...plain, holidays: all.map((one) => ({ on: one, name: null })) });
    const now = new Date("2026-03-10T12:00:00Z");
    expect(pastDays(plain, on("2026-03-02", "2026-03-09", "2026-03-16"), now)).toEqual({
      days: ["2026-03-02", "2026-03-09"],
      since: new Date("2026-03-01T23:00:00Z"),
      until: new Date("2026-03-10T23:00:00Z"),
    });
    // A Sunday was closed anyway; what lies ahead changes nothing that counted; another name neither.
    expect(pastDays(plain, on("2026-03-08", "2026-03-16"), now)).toBeNull();
    expect(pastDays(on("2026-03-09"), { ...plain, holidays: [{ on: "2026-03-09", name: "Named" }] }, now)).toBeNull();
    expect(pastDays(on("2026-03-09"), plain, now)?.days).toEqual(["2026-03-09"]);
  });

  // Seen red: without recountUsual.
  test("moves what is due without a service level", async () => {
    const ticket = await open();
    const before = await dueOf(ticket.number);
    const { items } = await done("per", "GET", "/tickets?queue=all_open");
    expect(items[0].due_hours).toEqual({ minutes: (before - Date.parse(ticket.opened_at)) / minute, calendar });
    await holidays(dateOf(ticket.opened_at));
    await happened();
    expect(await dueOf(ticket.number)).toBe(before + endOf(ticket.opened_at) - Date.parse(ticket.opened_at));
    expect(await facts(ticket.id, "ticket.clock_recounted")).toMatchObject([{ what: "hours", reason: expect.stringMatching(/Office/) }]);
    await holidays();
    await happened();
    expect(await dueOf(ticket.number)).toBe(before);
  });

  // Seen red: with all that holds now (the level of 60 minutes came along).
  test("is counted anew by itself, with what was promised, and the ledger says why", async () => {
    const level = await done("administrator", "POST", "/service-levels", {
      name: "All",
      for: wide,
      targets: { ...nothing, resolution: 480 },
    });
    const all = [await open(), await open(), await open(), await open(), await open()];
    await settle(desk.db, clocks.reactions ?? []);
    await done("administrator", "PATCH", `/service-levels/${level.id}`, { targets: { ...nothing, resolution: 60 } });
    const solved = all[4];
    await done("per", "POST", `/tickets/${solved.number}/resolutions`, { body: "Replaced" });
    await holidays(dateOf(all[0].opened_at));
    await happened();
    for (const { number, id, opened_at } of all.slice(0, 4)) {
      expect(await dueOf(number)).toBe(endOf(opened_at) + 480 * minute);
      const { targets } = await done("per", "GET", `/tickets/${number}/clock`);
      const [solution] = targets.filter(({ metric }: { metric: string }) => metric === "resolution");
      expect(solution).toMatchObject({
        minutes: 480,
        notes: [expect.stringMatching(/^Counted anew .* by what the calendars said then: “.*Office.*”\.$/)],
      });
      expect(solution.segments.map(({ cause }: { cause: string }) => cause)).toEqual(["holiday", "open"]);
      expect(solution.segments.reduce((sum: number, one: { minutes: number }) => sum + one.minutes, 0)).toBe(480);
      expect(await facts(id, "ticket.due_counted")).toHaveLength(1);
    }
    const [last] = await recounts();
    expect(last).toMatchObject({
      state: "done",
      counts: "hours",
      calendar: { name: "Office" },
      by: { name: world.people.administrator.name },
    });
    expect([last.done, last.moved]).toEqual([last.total, expect.any(Number)]);
    expect(last.moved).toBeGreaterThanOrEqual(5);
    // Nothing more moves: nobody is told anything.
    const told = (await facts(all[0].id, "ticket.clock_recounted")).length;
    await done("administrator", "POST", "/clock-recounts", { reason: "Once more", calendar });
    await happened(100);
    const anew = await done("per", "GET", `/tickets/${all[0].number}/clock`);
    expect(anew.targets.find(({ metric }: { metric: string }) => metric === "resolution").minutes).toBe(60);
    expect(await facts(all[0].id, "ticket.clock_recounted")).toHaveLength(told + 1);
    await done("administrator", "POST", "/clock-recounts", { reason: "And once more" });
    await happened(100);
    expect((await recounts())[0]).toMatchObject({ reason: "And once more", state: "done", moved: 0 });
    expect(await facts(all[0].id, "ticket.clock_recounted")).toHaveLength(told + 1);
    await holidays();
    await happened(100);
  });

  // Seen red: without passTold (missed twice).
  test("what was missed and is missed still is not told again; what is forgotten is what is over for long", async () => {
    const ticket = await open();
    await settle(desk.db, clocks.reactions ?? []);
    desk.pass(200 * minute);
    await watchTargets(desk.db, desk.now());
    const missed = () => facts(ticket.id, "ticket.target_missed");
    expect(await missed()).toHaveLength(1);
    const [level] = (await done("per", "GET", "/service-levels")).items;
    await done("administrator", "PATCH", `/service-levels/${level.id}`, { targets: { ...nothing, resolution: 90 } });
    await done("administrator", "POST", "/clock-recounts", { reason: "Agreed anew" });
    await happened();
    await watchTargets(desk.db, desk.now());
    expect(await facts(ticket.id, "ticket.clock_recounted")).toHaveLength(1);
    expect(await missed()).toHaveLength(1);
    const kept = async () => (await desk.pool.query("select from ticket_clock_told where ticket_id = $1", [ticket.id])).rowCount;
    await tidyTold(desk.db, new Date(desk.now().getTime() + 200 * day));
    expect(await kept()).toBe(2);
    await done("per", "POST", `/tickets/${ticket.number}/resolutions`, { body: "Replaced" });
    await settle(desk.db, clocks.reactions ?? []);
    await tidyTold(desk.db, desk.now());
    expect(await kept()).toBe(2);
    await tidyTold(desk.db, new Date(desk.now().getTime() + 200 * day));
    expect(await kept()).toBe(0);
    desk.pass(0);
  });

  test("it can be stopped, goes on where it was, and is asked for by who keeps what is promised", async () => {
    const { id, total } = await done("administrator", "POST", "/clock-recounts", { reason: "To be stopped" });
    expect(await done("administrator", "GET", "/clock-recounts/extent")).toEqual({ tickets: total });
    expect(await runRecount(desk.db, id, desk.now(), 2)).toBe(true);
    expect(await done("administrator", "GET", `/clock-recounts/${id}`)).toMatchObject({ state: "running", done: 2 });
    await done("administrator", "POST", `/clock-recounts/${id}/cancellation`);
    expect(await runRecount(desk.db, id, desk.now(), 2)).toBe(false);
    await done("administrator", "POST", `/clock-recounts/${id}/cancellation`);
    expect(await done("administrator", "GET", `/clock-recounts/${id}`)).toMatchObject({ state: "cancelled", done: 2 });
    const stranger = await call("administrator", "POST", "/clock-recounts", { reason: "No", calendar: world.people.ane.id });
    expect(stranger.body.errors[0].pointer).toBe("/calendar");
    expect((await call("per", "POST", "/clock-recounts", { reason: "No" })).status).toBe(403);
    expect((await call("administrator", "POST", "/clock-recounts", { reason: " " })).body.errors[0].pointer).toBe("/reason");
  });

  test("when it is open is told for the weeks around now", async () => {
    const { name, from, to, open: told } = await done("per", "GET", `/calendars/${calendar}/openings`);
    expect([name, told]).toEqual(["Office", [{ from, to }]]);
    expect((Date.parse(to) - Date.parse(from)) / day).toBe(74);
    expect((await call("ane", "GET", `/calendars/${calendar}/openings`)).status).toBe(403);
  });
});
