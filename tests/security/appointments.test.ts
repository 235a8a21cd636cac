import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { remind } from "../../server/rooms/counters/appointments/remind.ts";
import { smallWorld, type World } from "../world.ts";
import { newToken } from "./chat-visitor.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";
const who = ["ane", "jonas", "siri", "per", "kari", "administrator"] as const;
let desk: Desk;
let world: World;
let counter: string;
const cookies = new Map<string, string>();
const as = (name: (typeof who)[number]) => ({ cookie: cookies.get(name) ?? "" });
const words = { welcome_en: "", welcome_nb: "", closed_en: "", closed_nb: "" };

beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of who) await setPassword(tx, made.people[name].id, password);
    return made;
  });
  for (const name of who) cookies.set(name, await desk.signIn(world.people[name].email ?? "", password));
  const body = { key: "oslo", name_en: "IT counter", name_nb: "IT-skranken", place: "Hall; left, 1", letter: "B", seats: 2, words };
  const made = await desk.call("POST", "/counters", { ...as("administrator"), body });
  expect([made.status, made.text]).toEqual([201, expect.any(String)]);
  counter = made.body.id;
});
afterAll(() => desk.close());

type Name = (typeof who)[number];
const slots = async (name: Name = "ane") =>
  (await desk.call("GET", `/counters/${counter}/slots`, as(name))).body.items as { starts_at: string; free: number }[];
const book = (name: Name, starts_at: string | undefined, more: object = {}) =>
  desk.call("POST", "/appointments", { ...as(name), body: { counter, starts_at, ...more } });
const cancel = (name: Name, id: string) => desk.call("POST", `/appointments/${id}/cancellations`, { ...as(name), body: {} });
const none = () => desk.pool.query("update appointment set state = 'cancelled'");
interface Mail {
  kind: string;
  subject: string;
  body: string;
  method: string | null;
  content: string | null;
}
const mails = async (): Promise<Mail[]> =>
  (
    await desk.pool.query(
      "select o.kind, o.subject, o.body, c.method, c.content from outbox o left join outbox_calendar c on c.outbox_id = o.id where o.kind like 'appointment%' order by o.created_at, o.id",
    )
  ).rows;
const read = ({ content }: Mail) => {
  const calendar = new ICAL.Component(ICAL.parse((content ?? "").replaceAll("{{organizer}}", "desk@nordvik.example")));
  const event = calendar.getFirstSubcomponent("vevent");
  const of = (name: string) => String(event?.getFirstPropertyValue(name));
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    uid: of("uid"),
    sequence: of("sequence"),
    status: of("status"),
    start: of("dtstart"),
    location: of("location"),
    about: of("description"),
  };
};

describe("a time at a counter", () => {
  // Seen red: with a SEQUENCE that stays.
  it("is one that is free, is mailed with a calendar file, moves and is cancelled by the same one", async () => {
    const [first, second] = await slots();
    const booked = await book("ane", first?.starts_at, { about: "Loud fan\r\nX-EVIL:1".replaceAll(/[\r\n]+/g, " ") });
    expect(booked.body).toMatchObject({
      state: "booked",
      person: { name: "Ane Berg" },
      starts_at: first?.starts_at,
      can: { change: true },
    });
    expect((await slots())[0]).toMatchObject({ starts_at: first?.starts_at, free: 1 });
    const moved = await desk.call("PATCH", `/appointments/${booked.body.id}`, { ...as("ane"), body: { starts_at: second?.starts_at } });
    expect(moved.body.starts_at).toBe(second?.starts_at);
    expect((await cancel("ane", booked.body.id)).body).toMatchObject({ state: "cancelled", can: { change: false } });
    expect((await cancel("ane", booked.body.id)).body.code).toBe("appointment_over");
    const sent = await mails();
    expect(sent.map(({ kind }) => kind)).toEqual(["appointment", "appointment", "appointment_cancelled"]);
    const files = sent.map(read);
    expect(files.map(({ method, sequence, status }) => [method, sequence, status])).toEqual([
      ["REQUEST", "0", "CONFIRMED"],
      ["REQUEST", "1", "CONFIRMED"],
      ["CANCEL", "2", "CANCELLED"],
    ]);
    expect(new Set(files.map(({ uid }) => uid)).size).toBe(1);
    expect(files[0]).toMatchObject({ location: "Hall; left, 1", about: "Loud fan X-EVIL:1" });
    expect(new Date(files[0]?.start ?? "").getTime()).toBe(new Date(first?.starts_at ?? "").getTime());
    for (const { content } of sent)
      for (const line of (content ?? "").split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(sent[0]?.body).toContain("https://help.nordvik.example/portal/appointments");
  });

  // Seen red: with one seat more.
  it("is given to as many as there are places, however many ask at once", async () => {
    const at = (await slots())[4]?.starts_at;
    const asked = await Promise.all([
      ...["ane", "jonas", "siri"].map((name) => book(name as Name, at)),
      ...[1, 2, 3].map(() => book("per", at, { person: world.people.lars.id })),
    ]);
    expect(asked.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(new Set(asked.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(
      new Set(asked.some(({ body }) => body.code === "appointment_overlaps") ? ["time_taken", "appointment_overlaps"] : ["time_taken"]),
    );
    const { rows } = await desk.pool.query("select seat from appointment where state = 'booked' and starts_at = $1 order by seat", [at]);
    expect(rows).toEqual([{ seat: 0 }, { seat: 1 }]);
    expect((await slots()).map(({ starts_at }) => starts_at)).not.toContain(at);
    await none();
  });

  // Seen red: with only those of the same beginning and end taken for taken.
  it("that overlaps one of another length is taken, too", async () => {
    const free = await slots();
    const at = free.find(({ starts_at }) => new Date(starts_at).getUTCMinutes() === 0)?.starts_at ?? "";
    await book("ane", at);
    await book("jonas", at);
    await desk.call("PATCH", "/counters/oslo", { ...as("administrator"), body: { slot_minutes: 60 } });
    expect((await slots()).map(({ starts_at }) => starts_at)).not.toContain(at);
    expect((await book("siri", at)).body.code).toBe("time_taken");
    await desk.call("PATCH", "/counters/oslo", { ...as("administrator"), body: { slot_minutes: 15 } });
    await none();
  });

  // Seen red: with the first time after the one that was asked for.
  it("is within the hours and the days ahead, and never made up", async () => {
    const [first] = await slots();
    const start = new Date(first?.starts_at ?? "").getTime();
    for (const at of [start + 60_000, start - 30 * 86_400_000, start + 30 * 86_400_000]) {
      const refused = await book("ane", new Date(at).toISOString());
      expect(refused.body.errors).toMatchObject([{ pointer: "/starts_at", code: "no_such_time" }]);
    }
    const free = await slots();
    for (const n of [0, 2, 4]) expect((await book("ane", free[n]?.starts_at)).status).toBe(201);
    expect((await book("ane", free[6]?.starts_at)).body.code).toBe("appointments_enough");
    await none();
  });

  // Seen red: with everybody taken for its owner.
  it("is its owner's and the counter's technicians': others neither see, move nor cancel it, nor book for somebody else", async () => {
    const free = await slots();
    const { id } = (await book("ane", free[0]?.starts_at)).body;
    for (const name of ["jonas", "siri", "kari"] as const) {
      // Kari serves at no counter of this team.
      expect([name, (await cancel(name, id)).status]).toEqual([name, 404]);
      expect((await desk.call("PATCH", `/appointments/${id}`, { ...as(name), body: { starts_at: free[1]?.starts_at } })).status).toBe(404);
      const { body: theirs } = await desk.call("GET", "/appointments", as(name));
      expect(theirs.items.map((one: { id: string }) => one.id)).not.toContain(id);
    }
    expect((await book("jonas", free[1]?.starts_at, { person: world.people.ane.id })).body.errors).toMatchObject([
      { pointer: "/person", code: "staff_only" },
    ]);
    expect((await book("jonas", free[1]?.starts_at, { ticket: "1" })).body.errors).toMatchObject([
      { pointer: "/ticket", code: "staff_only" },
    ]);
    expect((await desk.call("GET", "/appointments", {})).status).toBe(401);
    expect((await cancel("per", id)).body.state).toBe("cancelled");
  });

  it("is found at the kiosk by name or mail without a word about it, goes with its ticket, and is reminded of once", async () => {
    const { body: ticket } = await desk.call("POST", "/tickets", {
      ...as("per"),
      body: { subject: "New screen", requester: { id: world.people.ane.id } },
    });
    const added = await desk.call("POST", "/counters/oslo/devices", { ...as("administrator"), body: { name: "Tablet", kind: "kiosk" } });
    const { body: paired } = await desk.call("POST", "/counter-pairings", { body: { code: added.body.code } });
    const comes = (name: string) =>
      desk.call("POST", "/counter-device/walk-ins", { headers: { "device-token": paired.token }, body: { token: newToken(), name } });
    const free = await slots();
    const far = free.find(({ starts_at }) => new Date(starts_at).getTime() > desk.now().getTime() + 30 * 3_600_000);
    const booked = await book("per", far?.starts_at, { person: world.people.ane.id, ticket: String(ticket.number) });
    expect(booked.body).toMatchObject({ ticket: { number: ticket.number }, person: { name: "Ane Berg" } });
    const about = await desk.call("GET", `/tickets/${ticket.number}/appointments`, as("per"));
    expect(about.body.items).toMatchObject([{ id: booked.body.id }]);
    const early = new Date(new Date(far?.starts_at ?? "").getTime() - 20 * 3_600_000);
    expect([await remind(desk.db, early), await remind(desk.db, early)]).toEqual([1, 0]);
    expect((await mails()).at(-1)).toMatchObject({ kind: "appointment_reminder", method: null });
    // Not their time yet: as everybody else.
    const before = await comes("Ane Berg");
    const shown = () => desk.call("GET", "/walk-ins", as("per"));
    expect((await shown()).body.waiting).toMatchObject([{ appointment_at: null }]);
    desk.pass(new Date(far?.starts_at ?? "").getTime() - desk.now().getTime() + 60_000);
    for (const name of ["per", "ane", "administrator"] as const)
      cookies.set(name, await desk.signIn(world.people[name].email ?? "", password));
    const stranger = await comes("Somebody");
    const theirs = await comes("ane berg");
    const without = ({ label: _, position: __, ...rest }: Record<string, unknown>) => rest;
    expect(without(theirs.body)).toEqual(without(stranger.body));
    expect(theirs.body.position).toBe(3);
    // Whoever types a name has used up nothing of its owner's: they may still move it, and find it when they come.
    const state = async () => (await desk.call("GET", "/appointments", as("ane"))).body.items[0];
    expect(await state()).toMatchObject({ id: booked.body.id, state: "booked", can: { change: true } });
    expect(before.status).toBe(201);
    // Whose time has come is called before who came earlier; the ticket goes on.
    const called = (await desk.call("POST", "/walk-ins/next", { ...as("per"), body: {} })).body;
    expect(called).toMatchObject({ label: theirs.body.label, appointment_at: far?.starts_at });
    const served = await desk.call("POST", `/walk-ins/${called.id}/serve`, { ...as("per"), body: {} });
    expect(served.body.ticket.number).toBe(ticket.number);
    expect(await state()).toMatchObject({ id: booked.body.id, state: "came", can: { change: false } });
  });
});
