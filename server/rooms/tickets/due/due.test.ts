import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import type { Desk } from "../../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "../../../../tests/security/small-desk.ts";
import { teamOf } from "../../../../tests/world.ts";
import { transaction } from "../../../platform/db.ts";
import { openingsOf, type Hours } from "../../calendars/index.ts";
import { changeMany } from "../many/change-many.ts";
import type { Undo } from "../many/step.ts";
import { dueOf, dueWith, turnsOf, type Placed } from "./when-due.ts";

const office = (time_zone: string) => {
  const hours = [["08:00", "16:00"]] as const;
  const openings = openingsOf({
    time_zone,
    hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    holidays: [],
    exceptions: [],
  });
  return { calendar: { id: time_zone, name: time_zone, version: 1 }, openings };
};
const places = new Map([
  ["oslo", office("Europe/Oslo")],
  ["sydney", office("Australia/Sydney")],
]);
const hours: Hours = { counted: true, of: (team) => places.get(team) ?? office("UTC") };
const at = (text: string) => new Date(`${text}Z`);
const placed = (more: Partial<Placed> = {}): Placed => ({
  team_id: "oslo",
  site_id: null,
  promised_since: at("2026-03-02T13:00"),
  due_at: at("2026-03-03T09:00"),
  due_by_hand: false,
  due_minutes: 240,
  stays: [{ team_id: "oslo", from_at: at("2026-03-02T13:00") }],
  ...more,
});

// Seen red: with the turn of the next team left out (turnsOf), with what was due by hand moved, with a stay from before it was opened again.
describe("when it is due, in the hours of who has it", () => {
  it("counts minutes as minutes where nobody has a calendar", () => {
    expect(dueOf({ counted: false, of: hours.of }, placed(), 240)).toEqual(at("2026-03-02T17:00"));
  });
  it("ends with the office, and goes on with it", () => {
    expect(dueOf(hours, placed(), 120)).toEqual(at("2026-03-02T15:00"));
    expect(dueOf(hours, placed(), 240)).toEqual(at("2026-03-03T09:00"));
  });
  it("goes on at once where the next team is open: Oslo closes at 15:00 UTC, Sydney opens at 21:00", () => {
    const next = { team_id: "sydney", at: at("2026-03-02T14:00") };
    expect(dueOf(hours, placed(), 240, next)).toEqual(at("2026-03-03T00:00"));
  });
  // Seen red: with what was due brought forward, and with the minutes taken from the calendars of today.
  it("is never brought forward by a handover alone, and goes as far as the minutes that were promised", () => {
    const next = { team_id: "sydney", at: at("2026-03-02T14:00") };
    expect(dueWith(hours, placed(), next)).toBeNull();
    // Promised around the clock: a calendar was made since, and by that one only 60 of the 120 count until it is due.
    const before = { promised_since: at("2026-03-02T14:00"), due_at: at("2026-03-02T16:00"), due_minutes: null };
    const late = { team_id: "sydney", at: at("2026-03-02T15:30") };
    expect(dueWith(hours, placed(before), late)).toEqual({ due_at: at("2026-03-02T22:00"), minutes: 120 });
    // A holiday was added since: of 240 minutes none count until it is due.
    const fed = { due_at: at("2026-03-02T15:30"), due_minutes: 240 };
    expect(dueWith(hours, placed(fed), late)).toEqual({ due_at: at("2026-03-02T23:00"), minutes: 240 });
  });
  it("moves nothing where the hours are the same, nobody promised a time, or somebody said it", () => {
    const next = { team_id: "sydney", at: at("2026-03-02T14:00") };
    expect(dueWith(hours, placed(), { ...next, team_id: "oslo" })).toBeNull();
    expect(dueWith(hours, placed({ due_at: null }), next)).toBeNull();
    expect(dueWith(hours, placed({ due_by_hand: true, due_at: at("2026-03-02T13:30") }), next)).toBeNull();
    expect(dueWith(hours, placed({ due_at: at("2026-03-02T13:30"), due_minutes: 30 }), next)).toBeNull();
  });
  it("keeps the hours of those who had it, and forgets what was before it was opened again", () => {
    const stays = [
      { team_id: "sydney", from_at: at("2026-02-01T00:00").toISOString() },
      { team_id: "oslo", from_at: at("2026-03-02T13:00").toISOString() },
      { team_id: "sydney", from_at: at("2026-03-02T14:00").toISOString() },
    ];
    expect(turnsOf(hours, placed({ stays })).map(({ team_id }) => team_id)).toEqual(["oslo", "sydney"]);
    expect(dueOf(hours, placed({ stays }), 240)).toEqual(at("2026-03-03T00:00"));
  });
});

describe("a desk with calendars", () => {
  let desk: Desk;
  let keys: SmallDesk["keys"];
  let world: SmallDesk["world"];
  beforeAll(async () => void ({ desk, keys, world } = await openSmallDesk()));
  afterAll(() => desk.close());
  const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const daily = (from: string, to: string) => Object.fromEntries(days.map((day) => [day, [[from, to]]]));
  beforeEach(() => desk.pool.query("delete from calendar_team; delete from calendar_site; delete from calendar; select pg_sleep(1.1)"));

  const make = async (name: string, more: object) => {
    const made = await call("administrator", "POST", "/calendars", { name, time_zone: "UTC", hours: daily("00:00", "12:00"), ...more });
    expect([made.status, made.body]).toMatchObject([201, {}]);
  };
  const open = async (who: Who = "ane") => (await call(who, "POST", "/tickets", { subject: "It is slow" })).body;
  const clock = async (number: number, who: Who = "per") => (await call(who, "GET", `/tickets/${number}/clock`)).body;
  const minutes = (ticket: { due_at: string; opened_at: string }) => (Date.parse(ticket.due_at) - Date.parse(ticket.opened_at)) / 60_000;

  test("without one a ticket is due as many minutes later as the target says", async () => {
    const ticket = await open();
    const { minutes: target, segments, ...rest } = await clock(ticket.number);
    expect(minutes(ticket)).toBe(target);
    expect(rest).toMatchObject({ due_at: ticket.due_at, since: ticket.opened_at, by_hand: false });
    expect(segments).toMatchObject([{ cause: "open", calendar: null, version: null, minutes: target, team: { name: "Service desk" } }]);
    expect(segments[0].says).toMatch(/Service desk is open around the clock; \d+ h 0 min count\.$/);
  });

  test("with one it is due in the team's hours, and every segment says why; no requester reads it", async () => {
    await make("Mornings", { teams: [teamOf(world, "service-desk").id] });
    const ticket = await open();
    const told = await clock(ticket.number);
    expect(minutes(ticket)).toBeGreaterThan(told.minutes);
    expect(told.segments.reduce((sum: number, one: { minutes: number }) => sum + one.minutes, 0)).toBeCloseTo(told.minutes, 3);
    expect(told.segments.map(({ to }: { to: string }) => to).slice(0, -1)).toEqual(
      told.segments.map(({ from }: { from: string }) => from).slice(1),
    );
    expect(told.segments.at(-1).to).toBe(ticket.due_at);
    const closed = told.segments.find(({ cause }: { cause: string }) => cause === "closed");
    expect(closed).toMatchObject({
      calendar: "Mornings",
      version: 1,
      minutes: 0,
      says: expect.stringMatching(/: closed by the calendar Mornings\.$/),
    });
    expect((await call("ane", "GET", `/tickets/${ticket.number}/clock`)).status).toBe(404);
  });

  test("a site's calendar counts where the team has none", async () => {
    await make("Oslo", { sites: [world.sites.oslo.id] });
    const calendars = async (who: Who) => [
      ...new Set((await clock((await open(who)).number)).segments.map((one: { calendar: string }) => one.calendar)),
    ];
    expect(await calendars("ane")).toEqual(["Oslo"]);
    expect(await calendars("jonas")).toEqual([null]);
  });

  test("another priority, another team, and back again: as much is counted, by the hours of who has it", async () => {
    await make("Mornings", { teams: [teamOf(world, "service-desk").id] });
    const ticket = await open();
    const path = `/tickets/${ticket.number}`;
    const before = await clock(ticket.number);
    const urgent = (await call("per", "PATCH", path, { urgency: 1 })).body;
    const after = await clock(ticket.number);
    expect([urgent.due_at, after.minutes < before.minutes]).toEqual([after.due_at, true]);
    await call("per", "POST", `${path}/escalations`, { reason: "It is the network", team: "network", path: "functional" });
    const there = await clock(ticket.number);
    expect(there.minutes).toBeCloseTo(after.minutes, 3);
    expect(there.segments.at(-1)).toMatchObject({ team: { name: "Network" }, calendar: null });
    await call("lars", "POST", `${path}/bounces`, { reason: "It is not" });
    const back = await clock(ticket.number);
    expect(back.minutes).toBeCloseTo(after.minutes, 3);
    expect(back.segments.at(-1)).toMatchObject({ team: { name: "Service desk" }, calendar: "Mornings" });
  });

  // Seen red: with the minutes that calendars of today make of the time at which it is due.
  test("a holiday that is added, or a calendar that is made, takes nothing of what was promised", async () => {
    const day = (ahead: number) => new Date(desk.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
    const early = await open();
    await make("Mornings", { teams: [teamOf(world, "service-desk").id] });
    const ticket = await open();
    const before = await clock(ticket.number);
    const [{ id }] = (await call("per", "GET", "/calendars")).body.items;
    const holidays = [0, 1, 2, 3].map((ahead) => ({ on: day(ahead), name: "Feast" }));
    expect((await call("administrator", "PATCH", `/calendars/${id}`, { holidays })).status).toBe(200);
    for (const one of [early, ticket]) {
      const told = await clock(one.number);
      expect([told.due_at, told.minutes]).toEqual([one.due_at, before.minutes]);
      expect(told.segments.reduce((sum: number, { minutes: some }: { minutes: number }) => sum + some, 0)).toBe(told.open_minutes);
      expect(told.open_minutes).toBeLessThan(told.minutes);
      const move = { reason: "It is the network", team: "network", path: "functional" };
      expect((await call("per", "POST", `/tickets/${one.number}/escalations`, move)).status).toBe(201);
      const there = await clock(one.number);
      expect(there.minutes).toBe(before.minutes);
      expect(Date.parse(there.due_at)).toBeGreaterThanOrEqual(Date.parse(one.due_at));
    }
  });

  // Seen red: with the site of whom it was for before.
  test("another requester, site or room: due by as many minutes, in the hours of that site", async () => {
    await make("Oslo", { sites: [world.sites.oslo.id] });
    const ticket = await open("jonas");
    const path = `/tickets/${ticket.number}`;
    const before = await clock(ticket.number);
    expect(minutes(ticket)).toBe(before.minutes);
    const there = (await call("per", "PATCH", path, { site_id: world.sites.oslo.id })).body;
    const told = await clock(ticket.number);
    expect([told.due_at, told.minutes]).toEqual([there.due_at, before.minutes]);
    expect(told.open_minutes).toBeCloseTo(before.minutes, 3);
    expect(Date.parse(there.due_at)).toBeGreaterThan(Date.parse(ticket.due_at));
    const back = (await call("per", "PATCH", path, { site_id: null, urgency: 1 })).body;
    const urgent = await clock(ticket.number);
    expect(minutes(back)).toBe(urgent.minutes);
    expect(urgent.minutes).toBeLessThan(before.minutes);
    const named = (await call("per", "PATCH", path, { requester: { id: world.people.ane.id } })).body;
    expect(Date.parse(named.due_at)).toBeGreaterThan(Date.parse(back.due_at));
    expect((await clock(ticket.number)).open_minutes).toBeCloseTo(urgent.minutes, 3);
  });

  // Seen red: opened in the hours of its requester's site alone.
  test("a split goes on in the hours of where the first one was", async () => {
    await make("Oslo", { sites: [world.sites.oslo.id] });
    const ticket = await open("jonas");
    await call("per", "PATCH", `/tickets/${ticket.number}`, { site_id: world.sites.oslo.id });
    await call("per", "POST", `/tickets/${ticket.number}/replies`, { body: "And the printer?" });
    const { items } = (await call("per", "GET", `/tickets/${ticket.number}/timeline`)).body;
    const entries = items.filter((one: { kind: string }) => one.kind === "reply").map((one: { id: string }) => one.id);
    const made = await call("per", "POST", `/tickets/${ticket.number}/splits`, { entries, subject: "Printer" });
    expect([made.status, made.body]).toMatchObject([201, {}]);
    const { rows } = await desk.pool.query("select number from ticket where subject = 'Printer'");
    const told = await clock(Number(rows[0].number));
    expect(told.segments[0].calendar).toBe("Oslo");
    expect(told.open_minutes).toBeCloseTo(told.minutes, 3);
  });

  test("a task is given for a year at most", async () => {
    const parent = await open();
    const task = { team: "service-desk", subject: "Cable", due_at: "9999-12-31T00:00:00Z" };
    const refused = await call("per", "POST", `/tickets/${parent.number}/tasks`, task);
    expect([refused.status, refused.body.errors]).toMatchObject([400, [{ pointer: "/due_at", code: "too_far" }]]);
  });

  test("among many, too, and a task keeps the time that somebody said", async () => {
    await make("Mornings", { teams: [teamOf(world, "service-desk").id] });
    await make("One hour", { hours: daily("00:00", "01:00"), teams: [teamOf(world, "network").id] });
    const parent = await open();
    const due_at = new Date(desk.now().getTime() + 50 * 3_600_000).toISOString();
    const tasks = await call("per", "POST", `/tickets/${parent.number}/tasks`, {
      team: "service-desk",
      subject: "Cable",
      description: "",
      due_at,
    });
    expect([tasks.status, tasks.body]).toMatchObject([201, {}]);
    const { rows } = await desk.pool.query("select id, number from ticket where subject = 'Cable' order by number desc limit 1");
    expect((await clock(Number(rows[0].number))).by_hand).toBe(true);
    const ids = [parent.id, rows[0].id];
    const was = await clock(parent.number);
    const act = { act: "move", team: "network", reason: "Over there" } as const;
    await transaction(desk.db, (tx) => changeMany(tx, world.actors.lead, desk.now(), act, ids, {}));
    expect((await call("lars", "GET", `/tickets/${rows[0].number}`)).body.due_at).toBe(due_at);
    const moved = await clock(parent.number);
    expect(moved.minutes).toBe(was.minutes);
    expect(Date.parse(moved.due_at)).toBeGreaterThan(Date.parse(was.due_at));
    const judge = { act: "prioritise", urgency: 1 } as const;
    const [judged] = await transaction(desk.db, (tx) => changeMany(tx, world.actors.lars, desk.now(), judge, [parent.id], {}));
    const urgent = await clock(parent.number);
    expect(urgent.open_minutes).toBeCloseTo(urgent.minutes, 3);
    expect(urgent.minutes).toBeLessThan(was.minutes);
    // Put back it is due as before, by as many minutes as before.
    const undos = new Map([[parent.id, (judged as { step: { undo: Undo } }).step.undo]]);
    const back = { act: "undo", of: "prioritise", undos } as const;
    await transaction(desk.db, (tx) => changeMany(tx, world.actors.lars, desk.now(), back, [parent.id], {}));
    expect(await clock(parent.number)).toMatchObject({ due_at: moved.due_at, minutes: was.minutes });
  });
});
