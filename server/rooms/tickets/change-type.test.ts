import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import type { Actor } from "../../platform/actor.ts";
import { transaction } from "../../platform/db.ts";
import { configureSealing } from "../../platform/sealing.ts";
import { createApiKey } from "../access/index.ts";
import { changeMany } from "./index.ts";

// Seen red: with the moment of opening as the base of each promise what was opened again was overdue at once; with
// what the former type said kept, a wrong one left its category behind; with inner answers given under whatever field has the key now, an internal price was the answer to a public question; with the answers read by the former type those of the new one were refused; without `due` own targets came only with another
// priority; with what technicians judged overwritten a critical fault became low; without `followRetyped` doors stayed open.
type Who = keyof World["people"];
let desk: Desk;
const keys = new Map<Who, string>();
let per: Actor;
let other: string;
let id: string;
const both = (en: string, nb = en) => ({ en, nb });
const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const set = (request_type: string | null, more: object = {}, who: Who = "per") =>
  call(who, "PATCH", `/tickets/${id}`, { request_type, ...more });
const read = async () => (await call("per", "GET", `/tickets/${id}`)).body;
const hours = ({ due_at, opened_at }: { due_at: string; opened_at: string }) => (Date.parse(due_at) - Date.parse(opened_at)) / 3_600_000;
const field = (key: string, more: object = {}) => ({ key, label: both(`The ${key}`), kind: "text", ...more });

beforeAll(async () => {
  configureSealing(randomBytes(32));
  desk = await openDesk();
  await transaction(desk.db, async (tx) => {
    const world = await smallWorld(tx);
    per = world.actors.per;
    for (const name of Object.keys(world.people) as Who[])
      keys.set(name, (await createApiKey(tx, { personId: world.people[name].id, name })).key);
  });
  const make = async (key: string, more: object) =>
    expect(
      await call("administrator", "POST", "/request-types", { key, name: both(key), hint: both(key), kind: "service_request", ...more }),
    ).toMatchObject({ status: 201 });
  const list = await call("administrator", "POST", "/checklist-templates", { name: "Kit", items: [{ text: "Order" }] });
  const must = await call("administrator", "POST", "/checklist-templates", { name: "Drill", items: [{ text: "Leave", mandatory: true }] });
  const categories = (await call("administrator", "GET", "/categories")).body.items;
  other = categories[1].id;
  const steps = [{ key: "ordered", label: both("Ordered"), status: "open" }];
  const targets = { low: 60, normal: 90 };
  const kit = { fields: [field("size"), field("price", { internal: true })], urgency: 3, checklist_id: list.body.id, targets, steps };
  await make("kit", { ...kit, category_id: categories[0].id });
  await make("badge", { fields: [field("door"), field("price", { required_to_solve: true })] });
  await make("staff", { confidential: true });
  await make("drill", { checklist_id: must.body.id });
  await make("gone", {});
  const gone = (await call("administrator", "GET", "/request-types?all=true")).body.items.find(
    (one: { key: string }) => one.key === "gone",
  );
  await call("administrator", "PATCH", `/request-types/${gone.id}`, { active: false });
});
afterAll(() => desk.close());
beforeEach(async () => {
  id = (await call("ane", "POST", "/tickets", { subject: "Something new" })).body.id;
});

describe("the request type of a ticket that is open", () => {
  it("is set afterwards, and brings what it lacks: kind, category, urgency, targets, checklist and questions", async () => {
    const after = await set("kit", { fields: { size: "L", price: "9000" } });
    expect([after.status, after.body.errors]).toEqual([200, undefined]);
    expect(after.body).toMatchObject({
      request_type: { key: "kit" },
      kind: "service_request",
      impact: 3,
      urgency: 3,
      fields: { size: "L" },
    });
    expect(after.body.category).not.toBeNull();
    expect(hours(after.body)).toBe(1);
    expect((await call("per", "GET", `/tickets/${id}/checklists`)).body.items).toMatchObject([{ name: "Kit", added_by: null }]);
    const { items } = (await call("per", "GET", `/tickets/${id}/timeline`)).body;
    expect(items.find((one: { type?: string }) => one.type === "ticket.changed").data.changes).toMatchObject({
      request_type: { from: null, to: both("kit") },
    });
    await set(null);
    await set("kit");
    expect((await call("per", "GET", `/tickets/${id}/checklists`)).body.items).toHaveLength(1);
  });

  it("leaves what was judged and chosen, and is due by the targets of its own", async () => {
    await call("per", "PATCH", `/tickets/${id}`, { impact: 2, urgency: 2 });
    expect(hours(await read())).toBe(24);
    const { body } = await set("kit");
    expect(body).toMatchObject({ impact: 2, urgency: 2, priority: "normal" });
    expect(hours(body)).toBe(1.5);
    expect(hours((await set(null)).body)).toBe(24);
  });

  it("leaves nothing behind of a type that was wrong, nor of what words guessed", async () => {
    await set("kit");
    expect(await read()).toMatchObject({ impact: 3, urgency: 3, category: { key: expect.any(String) } });
    // Badges are of no category, and as usual.
    expect((await set("badge")).body).toMatchObject({ impact: 3, urgency: 2, category: null });
    await set("kit");
    expect((await set(null)).body).toMatchObject({ impact: 3, urgency: 2, category: null });
    await call("per", "PATCH", `/tickets/${id}`, { impact: 2, urgency: 1, category: other });
    expect((await set("kit")).body).toMatchObject({ impact: 2, urgency: 1, category: { id: other } });
    await set("badge");
    const guessed = (await set("kit", { judged: ["impact"] })).body;
    expect(guessed).toMatchObject({ impact: 2, urgency: 3 });
    expect(guessed.category.id).not.toBe(other);
  });

  it("is due from when it was opened again, also by another priority, by hand and among many", async () => {
    await call("per", "POST", `/tickets/${id}/resolutions`, { body: "Done" });
    desk.pass(100 * 3_600_000);
    await call("ane", "POST", `/tickets/${id}/reopenings`, { reason: "It is not" });
    const again = desk.now().getTime();
    const left = ({ due_at }: { due_at: string }) => Math.round((Date.parse(due_at) - again) / 3_600_00) / 10;
    desk.pass(3_600_000);
    expect(left((await set("kit")).body)).toBe(1);
    expect(left((await call("per", "PATCH", `/tickets/${id}`, { impact: 2, urgency: 2 })).body)).toBe(1.5);
    const change = { act: "prioritise", impact: 3, urgency: 3 };
    await transaction(desk.db, (tx) => changeMany(tx, per, desk.now(), change as never, [id], {}));
    expect(left(await read())).toBe(1);
  });

  it("keeps the answers to the former one, and tells no requester what was internal in it", async () => {
    await set("kit", { fields: { size: "L", price: "kanarifugl-9" }, step: "ordered" });
    expect((await read()).step).toMatchObject({ key: "ordered" });
    await set("badge", { fields: { door: "B2" } });
    expect((await read()).step).toBeNull();
    for (const path of [`/tickets/${id}`, `/tickets/${id}/timeline`, "/tickets"])
      expect((await call("ane", "GET", path)).text, path).not.toContain("kanarifugl");
    expect((await call("ane", "GET", `/tickets/${id}`)).body.answers.map(({ key }: { key: string }) => key)).toEqual(["door"]);
    await set("kit");
    const { fields } = (await call("per", "GET", `/tickets/${id}/form`)).body;
    expect(fields.map(({ key, value }: { key: string; value: string }) => `${key} ${value}`)).toEqual(["size L", "price kanarifugl-9"]);
  });

  it("takes what was given inside for no answer to a question that everybody is asked by the same key", async () => {
    await set("kit", { fields: { size: "L", price: "kanarifugl-9" } });
    await set("badge", { fields: { door: "B2" } });
    const badge = async () => (await call("per", "GET", `/tickets/${id}/form`)).body.fields;
    expect((await badge()).map(({ key, value }: { key: string; value: string }) => [key, value])).toEqual([
      ["door", "B2"],
      ["price", null],
    ]);
    const solved = await call("per", "POST", `/tickets/${id}/resolutions`, { body: "Here" });
    expect(solved.body.errors).toMatchObject([{ pointer: "/fields/price", code: "required" }]);
    const view = { name: "Prices", filter: "type:badge", columns: ["subject", "field.door", "field.price"] };
    const { items } = (await call("per", "GET", `/tickets?view=${(await call("per", "POST", "/views", view)).body.id}`)).body;
    expect(items.find((one: { id: string }) => one.id === id).answers).toEqual({ door: both("B2") });
    // Whoever wrote it for technicians alone, on a screen that knows nothing of the other type, tells it to nobody.
    const meant = await call("per", "PATCH", `/tickets/${id}`, { fields: { price: "kanarifugl-9" }, inside: ["price"] });
    expect(meant.body.errors).toMatchObject([{ pointer: "/fields/price", code: "asked_of_all" }]);
    // The very words, said to everybody, are an answer of their own; what is inside stays for the form that asked for it.
    await call("per", "PATCH", `/tickets/${id}`, { fields: { price: "kanarifugl-9" } });
    expect((await call("ane", "GET", `/tickets/${id}`)).body.answers).toMatchObject([{ key: "door" }, { value: "kanarifugl-9" }]);
    await call("per", "PATCH", `/tickets/${id}`, { fields: { price: "5" } });
    await set("kit");
    const price = async () =>
      (await call("per", "GET", `/tickets/${id}/form`)).body.fields.find(({ key }: { key: string }) => key === "price").value;
    expect(await price()).toBe("kanarifugl-9");
    expect((await call("per", "PATCH", `/tickets/${id}`, { fields: { price: "8" }, inside: ["price"] })).status).toBe(200);
    expect(await price()).toBe("8");
  });

  it("closes the doors where it is confidential, and never opens them", async () => {
    expect((await set("staff")).body.confidential).toBe(true);
    expect((await set("kit")).body.confidential).toBe(true);
  });

  it("is set only while it is open, and holds back a closing that comes with it", async () => {
    const closing = await set("drill", { status: "closed" });
    expect([closing.status, closing.body.code]).toEqual([409, "steps_to_do"]);
    expect((await call("per", "GET", `/tickets/${id}/checklists`)).body.items).toEqual([]);
    await call("per", "POST", `/tickets/${id}/resolutions`, { body: "Done" });
    for (const type of ["badge", null, "kit"]) {
      const late = await set(type);
      expect([type, late.status, late.body.code]).toEqual(type === null ? [type, 200, undefined] : [type, 409, "wrong_status"]);
    }
    await call("per", "PATCH", `/tickets/${id}`, { status: "closed" });
    expect((await set("kit")).body.code).toBe("wrong_status");
    expect((await read()).request_type).toBeNull();
  });

  it("is refused at its place: unknown, offered no more, or not by a requester", async () => {
    expect((await set("nothing")).body.errors).toMatchObject([{ pointer: "/request_type", code: "unknown" }]);
    expect((await set("gone")).body.errors).toMatchObject([{ pointer: "/request_type", code: "type_retired" }]);
    expect((await set("kit", {}, "ane")).status).toBe(403);
    expect((await read()).request_type).toBeNull();
  });
});
