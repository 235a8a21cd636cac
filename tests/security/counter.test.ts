import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { room } from "../../server/rooms/counters/index.ts";
import { closeForgotten } from "../../server/rooms/counters/sweep.ts";
import { passFor } from "../../server/rooms/counters/tokens.ts";
import { settle } from "../database.ts";
import { smallWorld, type World } from "../world.ts";
import { newToken } from "./chat-visitor.ts";
import { openDesk, type Desk } from "./open-desk.ts";

// Seen red, all but the one of rights: a code good twice or never counted, a board that takes people, names on a wall, 13 a minute, a token looked up by nobody, no reason, passes to come,
// rows waited for, every team's queue, a second tap, time away counted, ten hours for twelve, a revoked stream left open, hours not looked at.
const password = "seven rusty anchors";
const who = ["ane", "per", "kari", "lars", "lead", "auditor", "administrator"] as const;
let desk: Desk;
let world: World;
const cookies = new Map<string, string>();
const as = (name: (typeof who)[number]) => ({ cookie: cookies.get(name) ?? "" });
const soon = (look: () => void) => vi.waitFor(look, { timeout: 10_000, interval: 25 });
const words = { welcome_en: "", welcome_nb: "", closed_en: "", closed_nb: "" };
const reasons = [
  { key: "password", label_en: "Password", label_nb: "Passord", request_type: null },
  { key: "loan", label_en: "Borrow something", label_nb: "Låne noe", request_type: null },
];
const counters: Record<string, string> = {};

beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of who) await setPassword(tx, made.people[name].id, password);
    return made;
  });
  for (const name of who) cookies.set(name, await desk.signIn(world.people[name].email ?? "", password));
  const teams = { oslo: "service-desk", bergen: "messaging" };
  for (const [key, team] of Object.entries(teams)) {
    const body = {
      key,
      name_en: key,
      name_nb: key,
      letter: key === "oslo" ? "B" : "C",
      team_id: world.teams.get(team)?.id,
      reasons,
      words,
    };
    const made = await desk.call("POST", "/counters", { ...as("administrator"), body });
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    counters[key] = made.body.id;
  }
});
afterAll(() => desk.close());

const device = (token: string) => ({ headers: { "device-token": token } });
const place = (token: string) => ({ headers: { "place-token": token } });

async function pairOne(counter = "oslo", kind = "kiosk") {
  const added = await desk.call("POST", `/counters/${counter}/devices`, { ...as("administrator"), body: { name: `A ${kind}`, kind } });
  expect([added.status, added.text]).toEqual([201, expect.any(String)]);
  const paired = await desk.call("POST", "/counter-pairings", { body: { code: added.body.code } });
  expect([paired.status, paired.text]).toEqual([201, expect.any(String)]);
  return { id: added.body.id as string, code: added.body.code as string, token: paired.body.token as string };
}

async function comes(kiosk: { token: string }, more: Record<string, unknown> = {}) {
  const token = newToken();
  const answer = await desk.call("POST", "/counter-device/walk-ins", {
    ...device(kiosk.token),
    body: { token, name: "Ola Hansen", reason: "password", ...more },
  });
  return { token, answer };
}
const act = (name: (typeof who)[number], id: string, what: string, body: object = {}) =>
  desk.call("POST", `/walk-ins/${id}/${what}`, { ...as(name), body });
const next = (name: (typeof who)[number], body: object = {}) => desk.call("POST", "/walk-ins/next", { ...as(name), body });
const queue = async (name: (typeof who)[number]) => (await desk.call("GET", "/walk-ins", as(name))).body;
/** Nobody waits any more. */
const empty = () => desk.pool.query("update walk_in set state = 'left', ended_at = now() where state in ('waiting', 'called', 'serving')");

describe("a device", () => {
  it("is paired by a code once, within a quarter of an hour; its token is told once and kept nowhere", async () => {
    const added = await desk.call("POST", "/counters/oslo/devices", { ...as("administrator"), body: { name: "Tablet", kind: "kiosk" } });
    const pair = (code: string) => desk.call("POST", "/counter-pairings", { body: { code } });
    expect((await pair("00000000")).body.code).toBe("wrong_pairing_code");
    const both = await Promise.all([pair(added.body.code), pair(added.body.code)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 403]);
    const { token } = both.find(({ status }) => status === 201)?.body ?? {};
    expect(token).toMatch(/^[\w-]{43}$/);
    const { rows } = await desk.pool.query("select d::text from counter_device d");
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(added.body.code);
    const listed = await desk.call("GET", "/counters/oslo/devices", as("administrator"));
    expect(listed.text).not.toContain(token);
    const late = await desk.call("POST", "/counters/oslo/devices", { ...as("administrator"), body: { name: "Late", kind: "board" } });
    desk.pass(16 * 60_000);
    expect((await pair(late.body.code)).body.code).toBe("wrong_pairing_code");
  });

  it("is not guessed: after ten wrong codes from one network not even a right one pairs, for a minute", async () => {
    const added = await desk.call("POST", "/counters/oslo/devices", { ...as("administrator"), body: { name: "Guessed", kind: "board" } });
    const pair = (code: string) => desk.call("POST", "/counter-pairings", { body: { code } });
    const tries = [];
    for (let n = 0; n < 12; n++) tries.push((await pair(String(n).padStart(8, "0"))).status);
    expect(tries.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect((await pair(added.body.code)).status).toBe(429);
    desk.pass(61_000);
    expect((await pair(added.body.code)).status).toBe(201);
  });

  it("checks people in at its counter alone, opens nothing else of the desk, and nothing at all once revoked", async () => {
    const kiosk = await pairOne();
    expect((await desk.call("GET", "/counter-device", device(kiosk.token))).body).toMatchObject({ kind: "kiosk", name: { en: "oslo" } });
    for (const path of ["/walk-ins", "/counters", "/counters/oslo", "/tickets", "/people", "/my-walk-in", "/contacts"]) {
      const refused = await desk.call("GET", path, { headers: { "device-token": kiosk.token, authorization: `Bearer ${kiosk.token}` } });
      expect([path, refused.status]).toEqual([path, 401]);
    }
    const board = await pairOne("oslo", "board");
    expect((await comes(board)).answer.body.code).toBe("device_only_shows");
    const { answer } = await comes(kiosk);
    expect(answer.body).toMatchObject({ counter: { en: "oslo" }, state: "waiting", position: 1 });
    expect((await desk.call("DELETE", `/counter-devices/${kiosk.id}`, as("administrator"))).status).toBe(204);
    expect((await comes(kiosk)).answer.body.code).toBe("device_not_paired");
    expect((await desk.call("GET", "/counter-device", device(kiosk.token))).status).toBe(401);
    await empty();
  });

  it("is set up by administrators alone; technicians see counters and no devices, requesters neither", async () => {
    for (const name of ["per", "lead", "auditor", "ane"] as const) {
      expect((await desk.call("POST", "/counters/oslo/devices", { ...as(name), body: { name: "x", kind: "kiosk" } })).status).toBe(403);
      expect((await desk.call("PATCH", "/counters/oslo", { ...as(name), body: { active: false } })).status).toBe(403);
    }
    expect((await desk.call("GET", "/counters", as("per"))).body.items).toHaveLength(2);
    expect((await desk.call("GET", "/counters", as("ane"))).status).toBe(403);
    expect((await desk.call("GET", "/walk-ins", as("ane"))).status).toBe(403);
  });

  it("answers the same to whom the desk knows and whom it does not, and tells of nobody on a wall but what the counter says", async () => {
    const kiosk = await pairOne();
    const board = await pairOne("oslo", "board");
    const known = await comes(kiosk, { name: "Ane <b>Berg</b>", account: "ane.berg@nordvik.example", said: "<script>alert(1)</script>" });
    const unknown = await comes(kiosk, { account: "nobody@nordvik.example" });
    const without = ({ label: _, position: __, ...rest }: Record<string, unknown>) => rest;
    expect(without(known.answer.body)).toEqual(without(unknown.answer.body));
    const walls = async () => {
      const [one, two] = await Promise.all([kiosk, board].map(({ token }) => desk.call("GET", "/counter-device", device(token))));
      return `${one?.text}${two?.text}`;
    };
    const dark = await walls();
    for (const word of ["Ane", "Berg", "Ola", "Hansen", "nordvik.example/", "script", "ane.berg"]) expect(dark).not.toContain(word);
    const { version } = (await desk.call("GET", "/counters/oslo", as("administrator"))).body;
    await desk.call("PATCH", "/counters/oslo", {
      ...as("administrator"),
      headers: { "if-match": `"${version}"` },
      body: { shows: "name" },
    });
    const shown = (await desk.call("GET", "/counter-device", device(board.token))).body;
    expect(shown.queue.map(({ name }: { name: string }) => name)).toContain("Ola H.");
    expect(await walls()).not.toContain("Hansen");
    // At the desk a technician sees what they said, and whose the address is.
    expect((await queue("per")).waiting).toMatchObject([
      { claimed: { name: "Ane Berg" }, visitor: { account: "ane.berg@nordvik.example" } },
      { claimed: null },
    ]);
    // Nothing that they said stands in the log.
    const { rows } = await desk.pool.query("select data::text from event where type like 'walk_in.%'");
    expect(JSON.stringify(rows)).not.toMatch(/Ane|Ola|nordvik|script/);
    await empty();
  });

  it("takes people at the pace of people", async () => {
    const kiosk = await pairOne();
    const all = await Promise.all(Array.from({ length: 14 }, () => comes(kiosk)));
    const codes = all.map(({ answer }) => answer.body.code ?? "taken");
    expect(codes.filter((code) => code === "taken")).toHaveLength(12);
    expect(new Set(codes)).toEqual(new Set(["taken", "too_many_walk_ins"]));
    // Numbers are given once each.
    const labels = all.flatMap(({ answer }) => answer.body.label ?? []);
    expect(new Set(labels).size).toBe(12);
    await empty();
  });
});

describe("somebody who came", () => {
  it("is there once, however often it is sent; sees their place move, and may leave", async () => {
    const kiosk = await pairOne();
    const first = await comes(kiosk);
    const body = { token: first.token, name: "Ola Hansen", reason: "password" };
    const again = await Promise.all([1, 2].map(() => desk.call("POST", "/counter-device/walk-ins", { ...device(kiosk.token), body })));
    expect(again.map(({ body: { label } }) => label)).toEqual([first.answer.body.label, first.answer.body.label]);
    const second = await comes(kiosk, { reason: "loan" });
    const mine = () => desk.call("GET", "/my-walk-in", place(second.token));
    expect((await mine()).body).toMatchObject({ position: 2, state: "waiting", desk: null });
    expect((await desk.call("POST", "/my-walk-in/leave", { ...place(first.token), body: {} })).body.state).toBe("left");
    expect((await mine()).body.position).toBe(1);
    expect((await desk.call("GET", "/my-walk-in", place(newToken()))).status).toBe(404);
    expect((await desk.call("GET", "/my-walk-in", {})).status).toBe(404);
    // Whoever went before anybody talked with them is a contact all the same.
    const { rows } = await desk.pool.query(
      "select c.channel, c.outcome, c.ticket_id from walk_in w join contact c on c.id = w.contact_id where w.state = 'left' and w.contact_id is not null",
    );
    expect(rows).toEqual([{ channel: "walk_in", outcome: "abandoned", ticket_id: null }]);
    await empty();
  });

  it("says why at a reason that there is, and gives a name of one line", async () => {
    const kiosk = await pairOne();
    expect((await comes(kiosk, { reason: "nonsense" })).answer.body.errors).toMatchObject([{ pointer: "/reason", code: "unknown_key" }]);
    expect((await comes(kiosk, { reason: undefined })).answer.body.errors).toMatchObject([{ pointer: "/reason", code: "required" }]);
    expect((await comes(kiosk, { name: "a\nb" })).answer.body.errors).toMatchObject([{ pointer: "/name" }]);
    expect((await comes(kiosk, { name: "\u202Eevil" })).answer.status).toBe(400);
  });

  it("with a telephone needs the code that the screen shows now: not an old one, a made up one or another counter's", async () => {
    const kiosk = await pairOne();
    const { link } = (await desk.call("GET", "/counter-device", device(kiosk.token))).body;
    expect(link).toMatch(/^\/check-in\/oslo#\d+\.[\w-]{22}$/);
    const pass = link.split("#")[1];
    const door = (key: string, with_: string) => desk.call("GET", `/counters/${key}/door?pass=${encodeURIComponent(with_)}`);
    expect((await door("oslo", pass)).body).toMatchObject({ open: true, reasons: [{ key: "password" }, { key: "loan" }] });
    expect((await door("bergen", pass)).body.code).toBe("pass_over");
    const old = passFor(counters["oslo"] ?? "", new Date(desk.now().getTime() - 12 * 60_000));
    const ahead = passFor(counters["oslo"] ?? "", new Date(desk.now().getTime() + 3 * 60_000));
    const slot = pass.split(".")[0];
    for (const wrong of [old, ahead, `${slot}.${"A".repeat(22)}`, "", "x", `${slot}.`]) {
      expect([wrong, (await door("oslo", wrong)).body.code]).toEqual([wrong, "pass_over"]);
      const body = { token: newToken(), name: "Eva", reason: "loan", pass: wrong };
      expect((await desk.call("POST", "/counters/oslo/walk-ins", { body })).body.code).toBe("pass_over");
    }
    const token = newToken();
    const came = await desk.call("POST", "/counters/oslo/walk-ins", { body: { token, name: "Eva", reason: "loan", pass } });
    expect([came.status, came.body.position]).toEqual([201, 1]);
    await empty();
  });
});

describe("technicians", () => {
  it("who call at once call two people; who asks for one that another has is told so", async () => {
    const kiosk = await pairOne();
    for (const _ of [1, 2, 3]) await comes(kiosk);
    const called = await Promise.all([next("per", { desk: "2" }), next("lead", { desk: "3" })]);
    expect(called.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(called.map(({ body }) => body.id)).size).toBe(2);
    const [pers, leads] = called.map(({ body }) => body);
    expect((await act("lead", pers.id, "serve")).body).toMatchObject({ code: "walk_in_taken" });
    expect((await act("lead", pers.id, "calls", {})).body).toMatchObject({ code: "walk_in_taken" });
    expect((await act("lead", leads.id, "calls", {})).body).toMatchObject({ calls: 2, desk: "3" });
    // Both press serve: one contact.
    const served = await Promise.all([act("per", pers.id, "serve"), act("per", pers.id, "serve")]);
    expect(served.map(({ status }) => status)).toEqual([200, 200]);
    expect(served[0]?.body.contact_id).toBe(served[1]?.body.contact_id);
    await empty();
  });

  it("of other teams see nobody and call nobody", async () => {
    const kiosk = await pairOne();
    const { answer } = await comes(kiosk);
    expect((await queue("kari")).waiting).toEqual([]);
    expect((await next("kari")).body.code).toBe("nobody_waits_here");
    const [{ id }] = (await queue("per")).waiting;
    for (const what of ["calls", "serve", "put-back", "no-show"]) expect((await act("kari", id, what)).status).toBe(404);
    expect((await desk.call("GET", `/walk-ins/${id}`, as("kari"))).status).toBe(404);
    expect((await act("ane", id, "serve")).status).toBe(403);
    expect(answer.status).toBe(201);
    await empty();
  });

  it("serve: a contact with its ticket begins; it ends, they were served, and say once how it was", async () => {
    const kiosk = await pairOne();
    const { token } = await comes(kiosk, { said: "Locked out" });
    desk.pass(5 * 60_000);
    const called = await next("per", { desk: "Window 2" });
    expect((await desk.call("GET", "/my-walk-in", place(token))).body).toMatchObject({ state: "called", desk: "Window 2" });
    const rate = (rating: string) => desk.call("POST", "/my-walk-in/rating", { ...place(token), body: { rating } });
    expect((await rate("good")).body.code).toBe("not_served_yet");
    const served = (await act("per", called.body.id, "serve")).body;
    expect(served).toMatchObject({ state: "serving", waited_seconds: expect.any(Number) });
    expect(served.waited_seconds).toBeGreaterThanOrEqual(300);
    expect(served.waited_seconds).toBeLessThan(330);
    const contact = (await desk.call("GET", `/contacts/${served.contact_id}`, as("per"))).body;
    expect(contact).toMatchObject({ channel: "walk_in", state: "live", technician: { name: "Per Haug" }, opened_ticket: true });
    expect(contact.note).toBe(`${served.label}: Ola Hansen\nPassword\nLocked out`);
    const ticket = (await desk.call("GET", `/tickets/${served.ticket.number}`, as("per"))).body;
    expect(ticket).toMatchObject({ channel: "walk_in", status: "open", assignee: { name: "Per Haug" } });
    // Time of work is what they talked, not what was waited.
    expect(Date.parse(contact.started_at) - Date.parse(served.arrived_at)).toBeGreaterThanOrEqual(300_000);
    await desk.call("PATCH", `/contacts/${served.contact_id}`, { ...as("per"), body: { person: { id: world.people.ane.id } } });
    await desk.call("PATCH", `/tickets/${served.ticket.number}`, { ...as("per"), body: { subject: "Locked out" } });
    const ended = await desk.call("POST", `/contacts/${served.contact_id}/endings`, { ...as("per"), body: { outcome: "solved" } });
    expect([ended.status, ended.text]).toEqual([201, expect.any(String)]);
    await settle(desk.db, room.reactions ?? []);
    expect((await desk.call("GET", "/my-walk-in", place(token))).body).toMatchObject({ state: "served", rating: null });
    expect((await rate("good")).body).toMatchObject({ rating: "good" });
    expect((await rate("good")).status).toBe(200);
    expect((await rate("poor")).body.code).toBe("rated_already");
    const about = await desk.call("GET", `/tickets/${served.ticket.number}/walk-ins`, as("per"));
    expect(about.body.items).toMatchObject([{ rating: "good", label: served.label }]);
    expect((await desk.call("GET", `/tickets/${served.ticket.number}/walk-ins`, as("ane"))).status).toBe(403);
    const waits = (await desk.call("GET", "/counters/oslo/waits", as("per"))).body;
    expect(waits).toMatchObject({ good: 1, poor: 0 });
    expect(waits.most_minutes).toBeGreaterThanOrEqual(5);
  });

  it("put back, note who did not come, and send on: the turn stays, the minutes add up", async () => {
    const kiosk = await pairOne();
    const first = await comes(kiosk);
    await comes(kiosk);
    const { id } = (await next("per")).body;
    expect((await act("per", id, "put-back")).body).toMatchObject({ state: "waiting", technician: null });
    expect((await next("per")).body.id).toBe(id);
    desk.pass(60_000);
    expect((await act("per", id, "no-show")).body.state).toBe("no_show");
    expect((await queue("lead")).away).toMatchObject([{ id }]);
    desk.pass(60_000);
    expect((await act("lead", id, "put-back")).body.state).toBe("waiting");
    expect((await queue("per")).waiting[0].id).toBe(id);
    const sent = await act("per", id, "transfers", { counter: counters["bergen"] });
    expect(sent.body).toMatchObject({ state: "waiting", counter: { id: counters["bergen"] } });
    expect((await queue("per")).waiting.map((one: { id: string }) => one.id)).not.toContain(id);
    expect((await act("per", id, "serve")).status).toBe(404);
    desk.pass(60_000);
    // Away and back was no waiting: a minute until they were called for, and a minute since.
    const served = (await act("kari", id, "serve")).body;
    expect(served.waited_seconds).toBeGreaterThanOrEqual(120);
    expect(served.waited_seconds).toBeLessThan(150);
    // Sent on while one talks: the contact ends, the ticket without words goes with it.
    const back = await act("kari", id, "transfers", { counter: counters["oslo"] });
    expect(back.body).toMatchObject({ state: "waiting", ticket: null, contact_id: null });
    expect((await desk.call("GET", `/contacts/${served.contact_id}`, as("kari"))).body).toMatchObject({
      state: "ended",
      outcome: "handed_up",
    });
    await settle(desk.db, room.reactions ?? []);
    expect((await desk.call("GET", "/my-walk-in", place(first.token))).body).toMatchObject({ state: "waiting", position: 1 });
    await empty();
  });

  it("leave nobody in the queue over night", async () => {
    const kiosk = await pairOne();
    const { token } = await comes(kiosk);
    expect(await closeForgotten(desk.db, new Date(desk.now().getTime() + 11 * 3_600_000))).toBe(0);
    expect(await closeForgotten(desk.db, new Date(desk.now().getTime() + 13 * 3_600_000))).toBe(1);
    expect((await desk.call("GET", "/my-walk-in", place(token))).body.state).toBe("left");
  });
});

describe("a screen that listens", () => {
  async function hear(path: string, headers: Record<string, string>) {
    const abort = new AbortController();
    const response = await fetch(`${desk.base}/api/v1${path}`, { headers, signal: abort.signal });
    let text = "";
    const read = async () => {
      const decoder = new TextDecoder();
      for await (const bytes of response.body ?? []) text += decoder.decode(bytes, { stream: true });
    };
    const closed = response.ok ? read().catch(() => {}) : Promise.resolve();
    return { status: response.status, text: () => text, closed, leave: () => abort.abort() };
  }

  it("hears who is called, tells a telephone its place, and hears nothing once revoked", async () => {
    const kiosk = await pairOne();
    const board = await pairOne("oslo", "board");
    const { token, answer } = await comes(kiosk);
    const wall = await hear("/counter-device/events", { "device-token": board.token });
    const mine = await hear("/my-walk-in/events", { "place-token": token });
    await soon(() => expect(mine.text()).toContain('"position":1'));
    await next("per", { desk: "7" });
    await soon(() => expect(mine.text()).toContain('"state":"called"'));
    await soon(() => expect(wall.text()).toContain(`"called":[{"label":"${answer.body.label}"`));
    expect((await hear("/counter-device/events", { "device-token": newToken() })).status).toBe(401);
    await desk.call("DELETE", `/counter-devices/${board.id}`, as("administrator"));
    await wall.closed;
    const before = wall.text();
    await comes(kiosk);
    await new Promise((done) => setTimeout(done, 300));
    expect(wall.text()).toBe(before);
    mine.leave();
    await empty();
  });
});

describe("a counter that is shut", () => {
  it("outside its hours takes nobody and says when it opens; one that is full says so", async () => {
    const weekday = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][(desk.now().getUTCDay() + 3) % 7] ?? "sun";
    const made = await desk.call("POST", "/calendars", {
      ...as("administrator"),
      body: { name: "Never now", time_zone: "UTC", hours: { [weekday]: [["08:00", "16:00"]] }, feed_url: null, teams: [] },
    });
    const kiosk = await pairOne("bergen");
    const change = (body: object) => desk.call("PATCH", "/counters/bergen", { ...as("administrator"), body });
    expect((await change({ calendar_id: made.body.id })).status).toBe(200);
    const view = (await desk.call("GET", "/counter-device", device(kiosk.token))).body;
    expect(view).toMatchObject({ open: false, full: false });
    expect(view.opens_at).toMatch(/T08:00:00/);
    expect((await comes(kiosk)).answer.body.code).toBe("counter_closed");
    await change({ calendar_id: null, most_waiting: 1 });
    expect((await comes(kiosk)).answer.status).toBe(201);
    expect((await comes(kiosk)).answer.body.code).toBe("counter_full");
    await empty();
  });
});
