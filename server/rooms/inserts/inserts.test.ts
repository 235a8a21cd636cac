import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { createApiKey } from "../access/index.ts";
import { byTurns } from "./find-inserts.ts";
import { offerInserts } from "./source.ts";

// Seen red: with retired request types still read; with a reply in the writer's language.
const names = ["per", "sara", "ane", "lead", "administrator"] as const;
type Who = (typeof names)[number];
let desk: Desk;
let world: World;
const keys = new Map<Who, string>();
let ticket: { id: string };

beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of names) keys.set(name, (await createApiKey(tx, { personId: made.people[name].id, name })).key);
    return made;
  });
  const given = { subject: "My laptop is slow", requester: { id: world.people.ane.id }, team: "service-desk" };
  ticket = (await call("per", "POST", "/tickets", given)).body;
});
afterAll(() => desk.close());

const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const found = async (q: string) => (await call("per", "GET", `/inserts?q=${encodeURIComponent(q)}`)).body.items;
const words = (of: { source: string; id: string }, into = "reply", who: Who = "per") =>
  call(who, "GET", `/tickets/${ticket.id}/inserts/${of.source}/${of.id}?into=${into}`);

function typeAt(place: number) {
  const type = [...world.requestTypes.values()].at(place);
  if (!type) throw new Error("there is no request type");
  return type;
}

describe("what can be asked for", () => {
  it("is found by its words, and inserted with the address of its form, in the language of who reads it", async () => {
    const type = typeAt(0);
    const [one] = await found(type.name_en.toUpperCase());
    expect(one).toMatchObject({ source: "request_type", id: type.id, name: type.name_en });
    await desk.pool.query("update person set language = 'nb' where id = $1", [world.people.ane.id]);
    const link = `https://help.nordvik.example/portal/new/${type.key}`;
    expect((await words(one)).body.body).toBe(`${type.name_nb}: ${type.hint_nb}\n${link}`);
    expect((await words(one, "note")).body.body).toBe(`${type.name_en}: ${type.hint_en}\n${link}`);
  });

  it("is inserted no more once it is not offered", async () => {
    const type = typeAt(-1);
    await call("administrator", "PATCH", `/request-types/${type.id}`, { active: false });
    expect((await found(type.name_en)).map(({ id }: { id: string }) => id)).not.toContain(type.id);
    expect((await words({ source: "request_type", id: type.id })).status).toBe(404);
  });
});

describe("what is out of order", () => {
  it("is inserted as it was announced, until it is a security matter", async () => {
    const given = { reason: "Many calls", path: "systemic", announcement: "Mail is slow today. We are on it." };
    const big = (await call("per", "POST", "/tickets", { subject: "Mail", requester: { id: world.people.ane.id } })).body.id;
    expect((await call("per", "POST", `/tickets/${big}/escalations`, given)).status).toBe(201);
    const [one] = await found("mail slow");
    expect(one).toEqual({ source: "known_now", id: big, name: given.announcement, detail: null });
    expect((await words(one)).body.body).toBe(given.announcement);
    await desk.pool.query("update ticket set restricted = true where id = $1", [big]);
    expect(await found("mail slow")).toEqual([]);
    expect((await words(one)).status).toBe(404);
  });
});

describe("the door", () => {
  it("is for technicians, in tickets that they may see, and knows its sources", async () => {
    expect((await call("ane", "GET", "/inserts")).status).toBe(403);
    const [one] = await found("");
    expect((await words(one, "reply", "ane")).status).toBe(403);
    expect((await words({ source: "nothing", id: one.id })).status).toBe(404);
    expect((await words({ source: "request_type", id: "x" })).status).toBe(404);
    await desk.pool.query("update ticket set restricted = true, confidential = true where id = $1", [ticket.id]);
    expect((await words(one, "reply", "sara")).status).toBe(404);
  });

  it("takes each source once, and gives each its turn", () => {
    const none = { source: "known_now" as const, find: async () => [], read: async () => null };
    expect(() => offerInserts(none)).toThrow("known_now is offered already");
    expect(byTurns([[1, 2, 3], [4], []], 3)).toEqual([1, 4, 2]);
  });
});
