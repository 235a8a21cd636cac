import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../platform/db.ts";
import { settle } from "../../../tests/database.ts";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "../../../tests/security/small-desk.ts";
import { actorFor } from "../access/index.ts";
import { always, openingsOf } from "../calendars/index.ts";
import { bookOf } from "../levels/index.ts";
import { room as notifications } from "../notifications/index.ts";
import { answerLive } from "../tickets/index.ts";
import { giveUpdates, room as promises } from "./index.ts";
import { settleUpdate, type Moments, type Saying } from "./next-update.ts";
import type { UpdateRow } from "./store-updates.ts";
import { watchPromises } from "./watch.ts";

const minute = 60_000;
const at = (clock: string) => new Date(`2026-03-02T${clock}:00Z`);
const saying: Saying = {
  levels: bookOf([]),
  hours: { counted: false, of: () => always, by: () => undefined },
  minutes: new Map([
    ["critical", 60],
    ["normal", 480],
  ]),
};
const row = (more: Partial<UpdateRow> = {}): UpdateRow => ({
  ticket_id: "t",
  status: "open",
  waiting_reason: null,
  opened_at: at("08:00"),
  over_at: null,
  gone: false,
  priority: "normal",
  request_type_id: null,
  organization_id: null,
  person_id: null,
  team_id: "desk",
  site_id: null,
  answered_at: null,
  asked_at: null,
  called_at: null,
  reopened_at: null,
  kept_at: null,
  ever: false,
  id: null,
  made_at: null,
  due_at: null,
  state: null,
  moved: null,
  ...more,
});
const live = { ever: true, id: "p", made_at: at("08:00"), due_at: at("16:00"), state: "open", moved: 0 } as const;
const nothing = { end: null, begin: null, sooner: null };
const begin = (since: string, due: string) => ({ since: at(since), due: at(due) });

// Seen red: with the word of a ticket that waits for who asked still owed, with what was over kept by a late answer, and with what
// somebody had set brought forward.
describe("the next word on a ticket", () => {
  const table: [string, UpdateRow, object, Moments?, Date?][] = [
    ["is owed as soon as it is opened", row(), { ...nothing, begin: begin("08:00", "16:00") }],
    ["stays while nothing is said", row(live), nothing],
    [
      "is kept by an answer, which begins the next",
      row({ ...live, answered_at: at("10:00") }),
      { ...nothing, end: { state: "kept", done_at: at("10:00") }, begin: begin("10:00", "18:00") },
    ],
    [
      "is kept by a call of ours",
      row({ ...live, called_at: at("11:00") }),
      { ...nothing, end: { state: "kept", done_at: at("11:00") }, begin: begin("11:00", "19:00") },
    ],
    [
      "is broken by a late one",
      row({ ...live, answered_at: at("16:06") }),
      {
        ...nothing,
        end: { state: "broken", done_at: at("16:06") },
        begin: { since: at("16:06"), due: new Date(at("16:06").getTime() + 480 * minute) },
      },
    ],
    [
      "stays broken",
      row({ ...live, state: "broken", over_at: at("16:06") }),
      { ...nothing, end: { state: "broken", done_at: at("16:06") } },
    ],
    [
      "is kept by the solution",
      row({ ...live, over_at: at("12:00"), status: "resolved" }),
      { ...nothing, end: { state: "kept", done_at: at("12:00") } },
    ],
    [
      "is not owed while who asked has the next word",
      row({ ...live, status: "waiting", waiting_reason: "requester" }),
      { ...nothing, end: { state: "withdrawn", done_at: null } },
    ],
    ["is owed while a vendor has it", row({ status: "waiting", waiting_reason: "vendor" }), { ...nothing, begin: begin("08:00", "16:00") }],
    ["goes with a ticket that is thrown away", row({ ...live, gone: true }), { ...nothing, end: { state: "withdrawn", done_at: null } }],
    [
      "was kept by what was in time, however late that was known",
      row({ ...live, state: "broken", called_at: at("15:00") }),
      { ...nothing, end: { state: "kept", done_at: at("15:00") }, begin: begin("15:00", "23:00") },
    ],
    ["stays where somebody has set it", row({ ...live, priority: "critical", moved: 1 }), nothing, { raised: at("12:00") }],
    [
      "comes sooner with a higher priority, from when it was raised",
      row({ ...live, priority: "critical" }),
      { ...nothing, sooner: begin("12:00", "13:00") },
      { raised: at("12:00") },
      at("12:01"),
    ],
    [
      "is never over by the time it comes sooner",
      row({ ...live, priority: "critical", due_at: at("23:00") }),
      { ...nothing, sooner: begin("15:50", "16:50") },
      { raised: at("12:00") },
    ],
    ["never comes later than it was said", row({ ...live, priority: "critical" }), nothing, { raised: at("15:30") }],
    [
      "is counted from the answer of who asked, when we waited for it",
      row({ ever: true, answered_at: new Date("2026-02-27T10:00:00Z"), kept_at: new Date("2026-02-27T10:00:00Z"), asked_at: at("15:00") }),
      { ...nothing, begin: begin("15:00", "23:00") },
    ],
    [
      "is counted from what began anew",
      row({ ever: true, status: "waiting", waiting_reason: "vendor" }),
      { ...nothing, begin: begin("15:00", "23:00") },
      { anew: at("15:00") },
    ],
    [
      "is never over when it begins",
      row({ ever: true, opened_at: new Date("2026-02-27T10:00:00Z") }),
      { ...nothing, begin: begin("15:50", "23:50") },
    ],
    ["begins anew when it is opened again", row({ reopened_at: at("09:00") }), { ...nothing, begin: begin("09:00", "17:00") }],
  ];
  it.each(table)("%s", (_, given, wanted, moments = {}, now = at("15:50")) =>
    expect(settleUpdate(given, saying, now, moments)).toEqual(wanted),
  );

  // Seen red: with all of them due eight hours from now.
  it("is spread over two working days, and nobody warned, on tickets from before there was one", () => {
    const now = new Date("2026-04-01T10:00:00Z");
    const words = Array.from({ length: 1000 }, (_, index) => {
      const given = row({ ticket_id: `0199a3f2-7c1d-7e3b-8a55-${String(index * 7919).padStart(12, "0")}` });
      expect(settleUpdate(given, saying, now)).toEqual(settleUpdate(given, saying, now));
      return settleUpdate(given, saying, now).begin;
    });
    const hours = words.map((word) => Math.floor(((word?.due.getTime() ?? 0) - now.getTime()) / 60 / minute));
    expect([Math.min(...hours), Math.max(...hours)]).toEqual([8, 23]);
    for (let hour = 8; hour < 24; hour += 1) expect(hours.filter((one) => one === hour).length).toBeGreaterThan(20);
    expect(words.every((word) => word?.quiet)).toBe(true);
  });

  it("counts in the hours of the team, by the target of a service level", () => {
    const openings = openingsOf({
      time_zone: "UTC",
      hours: { mon: [["08:00", "12:00"]], tue: [["08:00", "12:00"]] },
      holidays: [],
      exceptions: [],
    });
    const hours = { ...saying.hours, counted: true, of: () => ({ calendar: null, openings }) };
    const targets = { first_response: 30, next_response: 300, resolution: null, acceptance: null, vendor: null, call_back: null };
    const everyone = { priorities: [], request_types: [], organizations: [], people: [], teams: [] };
    const level = { id: "l", version: 1, name: "Gold", for: everyone, targets, hours: "theirs" as const, pauses: [], warnings: [] };
    const levels = bookOf([{ version: 1, from: 0, levels: [level] }]);
    const by = { ...saying, levels, hours };
    expect(settleUpdate(row(), by, at("08:10")).begin?.due).toEqual(at("08:30"));
    // Five hours: four of Monday and one of Tuesday.
    expect(settleUpdate(row({ answered_at: at("08:00") }), by, at("20:00")).begin?.due).toEqual(new Date("2026-03-03T09:00:00Z"));
  });
});

let desk: Desk;
let keys: SmallDesk["keys"];
let world: SmallDesk["world"];
let number: number;
let id: string;
beforeAll(async () => void ({ desk, keys, world } = await openSmallDesk()));
afterAll(() => desk?.close());

const call = async (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const happened = () => settle(desk.db, [...(promises.reactions ?? []), ...(notifications.reactions ?? [])]);
const next = async (who: Who = "per") => (await call(who, "GET", `/tickets/${number}/next-update`)).body.next;
const letters = async (kind: string) =>
  (await desk.pool.query("select subject, body, language from outbox where kind = $1 and ticket_id = $2 order by id", [kind, id])).rows;
const answer = async () => {
  expect((await call("per", "POST", `/tickets/${number}/replies`, { body: "We look into it" })).status).toBe(201);
  await happened();
};
const states = async () =>
  (await desk.pool.query("select state from promise where ticket_id = $1 and what = 'update' order by made_at, id", [id])).rows.map(
    (one) => one.state,
  );

describe("by when whoever asked hears more", () => {
  beforeEach(async () => {
    await happened();
    const made = await call("ane", "POST", "/tickets", { subject: "No sound", description: "None at all" });
    ({ number, id } = made.body);
  });

  it("is known the moment a ticket is opened, and both sides read the same", async () => {
    const before = await next("ane");
    await happened();
    expect(before).toMatchObject({ late: false, moved: false, promise_id: null });
    expect(await next("per")).toEqual({ ...before, promise_id: expect.any(String) });
    expect(await next("ane")).toEqual(before);
    expect((await call("ane", "GET", "/next-updates?as=requester")).body.items).toContainEqual(
      expect.objectContaining({ ticket: { id, number }, due_at: before.due_at }),
    );
    expect((await call("jonas", "GET", `/tickets/${number}/next-update`)).status).toBe(404);
  });

  it("is kept by each answer, and what is late breaks; once each, however often it is looked at", async () => {
    await happened();
    desk.pass(minute);
    await answer();
    expect(await states()).toEqual(["kept", "open"]);
    expect(Math.abs(Date.parse((await next()).due_at) - desk.now().getTime() - 480 * minute)).toBeLessThan(minute);
    desk.pass(486 * minute);
    await watchPromises(desk.db, desk.now());
    await watchPromises(desk.db, desk.now());
    await happened();
    expect([await states(), (await next("ane")).late]).toEqual([["kept", "broken"], true]);
    await Promise.all([answer(), giveUpdates(desk.db, desk.now())]);
    await happened();
    expect(await states()).toEqual(["kept", "broken", "open"]);
    const { updates, all } = (await call("administrator", "GET", "/promises/figures")).body;
    expect(updates.all).toMatchObject({ kept: expect.any(Number), broken: expect.any(Number) });
    expect(updates.all.kept + updates.all.broken).toBeGreaterThanOrEqual(2);
    expect(all).toMatchObject({ kept: 0, broken: 0 });
  });

  // Seen red: with no reaction to what was taken back.
  it("is as before when the answer is taken back", async () => {
    await happened();
    const before = await next();
    desk.pass(minute);
    const { id: reply } = (await call("per", "POST", `/tickets/${number}/replies`, { body: "Oops", wait: true })).body;
    await happened();
    expect([await states(), await next()]).toEqual([["kept"], null]);
    expect((await call("per", "POST", `/tickets/${number}/replies/${reply}/cancellations`)).status).toBe(200);
    await happened();
    expect([await states(), await next()]).toEqual([["open"], before]);
    desk.pass(minute);
    const second = (await call("per", "POST", `/tickets/${number}/replies`, { body: "Oops" })).body;
    await happened();
    expect(await states()).toEqual(["kept", "open"]);
    expect((await call("per", "POST", `/tickets/${number}/replies/${second.id}/cancellations`)).status).toBe(200);
    await happened();
    expect([await states(), await next()]).toEqual([["open"], before]);
  });

  // Seen red: with the answer of who asked left out of what it is counted from.
  it("begins when they answer what we waited for, however long that took", async () => {
    await happened();
    expect((await call("per", "POST", `/tickets/${number}/replies`, { body: "Which one?", wait: true })).status).toBe(201);
    await happened();
    desk.pass(3 * 24 * 60 * minute);
    expect((await call("ane", "POST", `/tickets/${number}/replies`, { body: "The left one" })).status).toBe(201);
    expect((await next("ane")).late).toBe(false);
    await happened();
    expect(Math.abs(Date.parse((await next()).due_at) - desk.now().getTime() - 480 * minute)).toBeLessThan(minute);
  });

  // Seen red: with the words of old tickets told like all others.
  it("comes without warnings to tickets from before there was one, and ends where none is owed", async () => {
    await happened();
    await desk.pool.query("delete from promise where ticket_id = $1", [id]);
    desk.pass(5 * 24 * 60 * minute);
    expect((await next()).late).toBe(false);
    await giveUpdates(desk.db, desk.now());
    expect(await states()).toEqual(["open"]);
    desk.pass(2 * 24 * 60 * minute);
    await watchPromises(desk.db, desk.now());
    expect(await states()).toEqual(["broken"]);
    const { rows } = await desk.pool.query(
      "select type from event where ticket_id = $1 and type in ('promise.soon', 'ticket.promise_broken')",
      [id],
    );
    expect(rows).toEqual([]);
    await desk.pool.query("update ticket set status = 'waiting', waiting_reason = 'requester' where id = $1", [id]);
    await giveUpdates(desk.db, desk.now());
    expect(await next()).toBeNull();
  });

  it("is moved with a reason that stays here; who asked is told the new time, in their language", async () => {
    await happened();
    const { promise_id } = await next();
    const due_at = new Date(desk.now().getTime() + 26 * 60 * minute).toISOString();
    const path = `/tickets/${number}/promises/${promise_id}`;
    expect((await call("ane", "PATCH", path, { due_at, reason: "x" })).status).toBe(403);
    expect((await call("per", "PATCH", path, { due_at })).status).toBe(400);
    expect((await call("per", "PATCH", path, { due_at, reason: "The vendor is SECRETLY slow" })).status).toBe(200);
    await happened();
    expect(await next("ane")).toMatchObject({ due_at, moved: true });
    const [letter] = await letters("update_moved");
    expect(letter.body).toContain("You hear from us by ");
    expect(JSON.stringify(letter)).not.toContain("SECRETLY");
    const story = await call("ane", "GET", `/tickets/${number}/timeline?as=requester`);
    expect(JSON.stringify(story.body)).not.toContain("SECRETLY");
    expect(JSON.stringify(story.body)).toContain("ticket.promise_moved");
    const refused = await call("per", "POST", `${path}/withdrawals`, { reason: "x" });
    expect([refused.status, refused.body.code]).toEqual([409, "update_stays"]);
    // What is late is broken, and told a new time all the same.
    desk.pass(27 * 60 * minute);
    await watchPromises(desk.db, desk.now());
    const again = new Date(desk.now().getTime() + 60 * minute).toISOString();
    expect((await call("per", "PATCH", path, { due_at: again, reason: "Still slow" })).status).toBe(200);
    expect([await states(), (await next()).due_at]).toEqual([["broken", "open"], again]);
    // Seen red: with whatever is broken still to be done.
    const old = await call("per", "POST", `${path}/keepings`, {});
    expect([old.status, old.body.code]).toEqual([409, "promise_over"]);
    const moved = await call("per", "PATCH", path, { due_at: again, reason: "Once more" });
    expect([moved.status, moved.body.code]).toEqual([409, "promise_over"]);
  });

  it("stands in the acknowledgement with who has it", async () => {
    await happened();
    const [letter] = await letters("opened");
    const due = new Date((await next()).due_at);
    const said = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Europe/Oslo" }).format(
      due,
    );
    expect(letter.body).toContain("Service desk has it.");
    expect(letter.body).toMatch(new RegExp(`You hear from us by \\w+ \\d+ \\w+ at ${said} at the latest`));
  });

  // Seen red: with the name of the team said whoever may see the ticket.
  it("says nothing of the team in the acknowledgement of what only few may see", async () => {
    await desk.pool.query("update ticket set restricted = true where id = $1", [id]);
    await happened();
    const [letter] = await letters("opened");
    expect(letter.body).toContain("The service desk has it.");
    expect(letter.body).not.toContain("Service desk has it.");
  });

  // Seen red: with `ticket.answered` left out of what the view looks at.
  it("is kept by what a technician says in a chat", async () => {
    await happened();
    desk.pass(minute);
    const per = await actorFor(desk.db, world.people.per.id);
    await transaction(desk.db, (tx) => answerLive(tx, per, desk.now(), id, "chat"));
    await happened();
    expect(await states()).toEqual(["kept", "open"]);
  });

  it("is told as late where it was, and as sooner where it comes sooner", async () => {
    await happened();
    const { promise_id, due_at } = await next();
    const sooner = new Date(Date.parse(due_at) - 60 * minute).toISOString();
    expect((await call("per", "PATCH", `/tickets/${number}/promises/${promise_id}`, { due_at: sooner, reason: "x" })).status).toBe(200);
    desk.pass(Date.parse(sooner) - desk.now().getTime() + 20 * minute);
    expect((await call("per", "POST", `/tickets/${number}/promises/${promise_id}/keepings`, {})).status).toBe(201);
    const { items } = (await call("ane", "GET", `/tickets/${number}/timeline?as=requester`)).body;
    const told = items.flatMap(({ type, data }: { type?: string; data?: object }) => (type?.startsWith("ticket.promise_") ? [data] : []));
    expect(told).toEqual(
      expect.arrayContaining([
        { what: "update", words: "", at: sooner, sooner: true },
        { what: "update", words: "", late: true },
      ]),
    );
  });

  it("is warned of before it breaks: who has the ticket", async () => {
    expect((await call("per", "PATCH", `/tickets/${number}`, { assignee: world.people.per.id })).status).toBe(200);
    await happened();
    await desk.pool.query("insert into quiet_hours values ($1, 0, 0, '{1,2,3,4,5,6,7}', now())", [world.people.per.id]);
    await desk.pool.query(
      "insert into notification_choice (person_id, kind, in_app, by_mail, changed_at) values ($1, 'promise_soon', true, true, now())",
      [world.people.per.id],
    );
    const due = Date.parse((await next()).due_at);
    desk.pass(due - desk.now().getTime() - 14 * minute);
    await watchPromises(desk.db, desk.now());
    await happened();
    const told = (await call("per", "GET", "/notifications")).body.items.filter((one: { ticket: { id: string } }) => one.ticket?.id === id);
    expect(told.map(({ kind }: { kind: string }) => kind)).toEqual(["promise_soon"]);
    // Seen red: with quiet hours passed by, as by what somebody promised themselves.
    const waits = "select next_try_at - created_at > interval '6 days' as waits from outbox where kind = 'promise_soon' and ticket_id = $1";
    expect((await desk.pool.query(waits, [id])).rows).toEqual([{ waits: true }]);
    expect((await call("per", "GET", "/next-updates")).body.items).toContainEqual(
      expect.objectContaining({ ticket: { id, number }, late: false }),
    );
  });
});
