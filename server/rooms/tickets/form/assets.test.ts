import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDesk, type Desk } from "../../../../tests/security/open-desk.ts";
import { smallWorld, type World } from "../../../../tests/world.ts";
import { transaction } from "../../../platform/db.ts";
import { configureSealing } from "../../../platform/sealing.ts";
import { createApiKey } from "../../access/index.ts";

// Seen red: with requesters who may name what is not theirs; with an asset that is taken away and no words for it.
type Who = keyof World["people"];
let desk: Desk;
let world: World;
const keys = new Map<Who, string>();
const asset = new Map<string, string>();
const both = (en: string) => ({ en, nb: en });
const field = (key: string, kind: string, more: object = {}) => ({ key, label: both(key), kind, ...more });
const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const open = (who: Who, subject: string, fields: object, more: object = {}) =>
  call(who, "POST", "/tickets", { subject, request_type: "repair", fields, ...more });
const found = async (who: Who, filter: string): Promise<string> => {
  const { status, body } = await call(who, "GET", `/tickets?limit=50&sort=oldest&filter=${encodeURIComponent(filter)}`);
  if (status !== 200) return body.errors[0].code;
  return body.items.map(({ subject }: { subject: string }) => subject[0]).join("");
};

beforeAll(async () => {
  configureSealing(randomBytes(32));
  desk = await openDesk();
  world = await transaction(desk.db, (tx) => smallWorld(tx));
  await transaction(desk.db, async (tx) => {
    for (const name of ["ane", "jonas", "per", "kari", "sara", "administrator"] as Who[])
      keys.set(name, (await createApiKey(tx, { personId: world.people[name].id, name })).key);
  });
  const fields = [field("thing", "asset", { required: true }), field("spare", "asset", { internal: true })];
  const type = { key: "repair", name: both("Repair"), hint: both("Repair"), icon: "tool", kind: "incident", fields };
  expect((await call("administrator", "POST", "/request-types", type)).status).toBe(201);
  for (const [tag, who] of [
    ["PC-2", "ane"],
    ["PC-10", "ane"],
    ["PC-7", "jonas"],
    ["POOL-1", null],
  ] as const) {
    const person_id = who && world.people[who].id;
    asset.set(tag, (await call("per", "POST", "/assets", { tag, name: "ThinkPad", kind: "computer", person_id })).body.id);
  }
});
afterAll(() => desk.close());
const id = (tag: string) => asset.get(tag) ?? "";

it("is answered with one's own, or in words; a technician names any", async () => {
  const theirs = await open("ane", "A hinge", { thing: id("PC-10") });
  expect(theirs.status).toBe(201);
  expect(theirs.body.answers).toMatchObject([{ key: "thing", choice: both("PC-10 · ThinkPad") }]);
  const refused = async (value: string) => (await open("ane", "X", { thing: value })).body.errors[0];
  expect(await refused(id("PC-7"))).toMatchObject({ pointer: "/fields/thing", code: "asset" });
  // What is not hers and what is not there are refused in the same words.
  expect(await refused("01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42")).toEqual(await refused(id("PC-7")));
  expect((await open("ane", "B words", { thing: "The old one on my desk" })).status).toBe(201);
  const of = (person: Who) => ({ requester: { id: world.people[person].id } });
  expect((await open("per", "C pool", { thing: id("POOL-1"), spare: id("PC-2") }, of("jonas"))).status).toBe(201);
  expect((await open("per", "X", { thing: "01979e5b-3c2a-7d41-9b1e-5f0c8a7d6e42" }, of("jonas"))).body.errors[0]).toMatchObject({
    code: "asset",
  });
  expect((await open("jonas", "D", { thing: id("PC-7") })).status).toBe(201);
  // One that went to somebody else, or is retired, can be named no more; who has it no more keeps their ticket.
  await call("per", "PATCH", `/assets/${id("PC-7")}`, { state: "retired" });
  expect((await open("jonas", "X", { thing: id("PC-7") })).body.errors[0]).toMatchObject({ code: "asset" });
});

it("is asked for by its tag, by a question or by any, and what was answered inside stays inside", async () => {
  expect(await found("per", "field.thing:pc-10")).toBe("A");
  expect(await found("per", "field.thing:POOL-1,PC-7")).toBe("CD");
  expect(await found("per", "field.thing:old")).toBe("B");
  expect(await found("per", "field.thing:NOTHING-9")).toBe("");
  expect(await found("per", "asset:POOL-1")).toBe("C");
  expect(await found("per", "asset:PC-2")).toBe("C");
  expect(await found("per", `asset:${id("PC-10")}`)).toBe("A");
  expect(await found("per", "asset:NOTHING-9")).toBe("filter_not_known");
  const security = { requester: { id: world.people.jonas.id }, team: "security", confidential: true };
  expect((await open("sara", "E secret", { thing: id("POOL-1") }, security)).status).toBe(201);
  expect(await found("sara", "asset:POOL-1")).toBe("CE");
  expect(await found("per", "asset:POOL-1")).toBe("C");
});

it("orders, divides and shows a list, by tag as people count, and a table says what it is called", async () => {
  const view = { name: "By thing", filter: "type:repair is:active", sort: { field: "field.thing", direction: "ascending" } };
  const { body } = await call("per", "POST", "/views", { ...view, columns: ["number", "field.thing"] });
  const list = await call("per", "GET", `/tickets?view=${body.id}&limit=50`);
  expect(list.body.items.map(({ subject }: { subject: string }) => subject[0]).join("")).toBe("DACB");
  expect(list.body.items.map((row: { answers?: Record<string, { en: string }> }) => row.answers?.["thing"]?.en)).toEqual([
    "PC-7 · ThinkPad",
    "PC-10 · ThinkPad",
    "POOL-1 · ThinkPad",
    "The old one on my desk",
  ]);
});

it("is taken away, or retired, and breaks no ticket, no view and no list", async () => {
  const [ticket] = (await call("per", "GET", "/tickets?filter=asset:PC-10")).body.items;
  const form = async () => (await call("per", "GET", `/tickets/${ticket.number}/form`)).body.fields[0];
  expect(await form()).toMatchObject({ asset: id("PC-10"), shown: both("PC-10 · ThinkPad") });
  const kept = (
    await call("per", "POST", "/views", { name: "One", filter: "asset:PC-10", sort: { field: "opened", direction: "ascending" } })
  ).body;
  expect((await call("per", "GET", `/tickets?view=${kept.id}`)).body.items).toHaveLength(1);
  await call("per", "DELETE", `/assets/${id("PC-10")}`);
  expect(await form()).toMatchObject({ asset: null, shown: { en: "An asset that is no longer here" }, value: id("PC-10") });
  expect((await call("ane", "GET", `/tickets/${ticket.number}`)).body.answers[0].choice.nb).toBe("Utstyr som ikke er her lenger");
  const after = await call("per", "GET", `/tickets?view=${kept.id}`);
  expect([after.status, after.body.items]).toEqual([200, []]);
  expect((await call("per", "GET", "/views")).body.items.find((one: { id: string }) => one.id === kept.id).gone).toEqual([
    { field: "asset", value: "PC-10" },
  ]);
  expect((await call("per", "GET", "/tickets?filter=type:repair")).body.items.length).toBeGreaterThan(3);
  expect((await call("per", "PATCH", `/tickets/${ticket.number}`, { fields: { thing: id("PC-2") } })).status).toBe(200);
  expect((await call("per", "POST", `/tickets/${ticket.number}/resolutions`, { body: "Done" })).status).toBe(201);
});
