import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { createApiKey } from "../access/index.ts";

type Who = keyof World["people"];
let desk: Desk;
let world: World;
const keys = new Map<Who, string>();
let type: { id: string; version: number; steps: { key: string; retired: boolean }[] };
let id: string;
const both = (en: string, nb = en) => ({ en, nb });
const steps = [
  {
    key: "ordered",
    label: both("Ordered", "Bestilt"),
    status: "waiting",
    reason: "vendor",
    told: both("We have ordered it", "Vi har bestilt det"),
  },
  { key: "arrived", label: both("Arrived", "Kommet"), status: "open", after: ["ordered"] },
  {
    key: "ready",
    label: both("Ready for pick-up", "Klar til henting"),
    status: "waiting",
    reason: "requester",
    after: ["arrived", "none"],
  },
];
const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const open = async (subject = "A laptop") => (await call("ane", "POST", "/tickets", { subject, request_type: "kit" })).body.id as string;
const set = (step: string | null, more: object = {}) => call("per", "PATCH", `/tickets/${id}`, { step, ...more });
const stands = async (key = id) => {
  const { body } = await call("per", "GET", `/tickets/${key}`);
  return [body.step?.key ?? null, body.status, body.waiting_reason];
};
const found = async (filter: string) =>
  (await call("per", "GET", `/tickets?filter=${encodeURIComponent(filter)}`)).body.items.map((row: { id: string }) => row.id) as string[];

beforeAll(async () => {
  desk = await openDesk();
  await transaction(desk.db, async (tx) => {
    world = await smallWorld(tx);
    for (const name of Object.keys(world.people) as Who[])
      keys.set(name, (await createApiKey(tx, { personId: world.people[name].id, name })).key);
  });
  const words = { name: both("Kit", "Utstyr"), hint: both("A kit"), kind: "service_request" };
  const made = await call("administrator", "POST", "/request-types", { key: "kit", ...words, steps });
  expect([made.status, made.body.errors]).toEqual([201, undefined]);
  type = made.body;
});
afterAll(() => desk.close());
beforeEach(async () => {
  id = await open();
});

// Seen red: without the trigger of 0063 a ticket that was answered stood at "Ordered" though work went on; with `after` not asked a ticket
// went where it may not; and with an inactive type taken at opening.
describe("steps of a request type", () => {
  // Seen red: with the status alone given back the ticket stood at none of its steps.
  it("are given back with the status when a reply that waits is taken back", async () => {
    await set("arrived");
    await set("ordered");
    await set("arrived");
    const at = await stands();
    const reply = (await call("per", "POST", `/tickets/${id}/replies`, { body: "It is here", wait: true, seen: null })).body;
    expect(await stands()).toEqual([null, "waiting", "requester"]);
    expect((await call("per", "POST", `/tickets/${id}/replies/${reply.id}/cancellations`)).status).toBe(200);
    expect(await stands()).toEqual(at);
    expect(at[0]).toBe("arrived");
  });

  it("bring the status that they are a part of, in the type's words, to the technician and to the requester", async () => {
    expect(await stands()).toEqual([null, "new", null]);
    expect((await set("ordered")).status).toBe(200);
    expect(await stands()).toEqual(["ordered", "waiting", "vendor"]);
    const mine = (await call("ane", "GET", `/tickets/${id}`)).body;
    expect([mine.audience, mine.status, mine.step]).toEqual(["requester", "waiting", both("We have ordered it", "Vi har bestilt det")]);
    await set("arrived");
    expect(await stands()).toEqual(["arrived", "open", null]);
    await set("ready");
    expect((await call("ane", "GET", `/tickets/${id}`)).body.step).toEqual(both("Ready for pick-up", "Klar til henting"));
    const { body } = await call("per", "GET", `/tickets/${id}/timeline`);
    const told = body.items.flatMap((one: { data?: { changes?: { step?: unknown } } }) => one.data?.changes?.step ?? []);
    expect(told).toEqual([
      { from: null, to: both("Ordered", "Bestilt") },
      { from: both("Ordered", "Bestilt"), to: both("Arrived", "Kommet") },
      { from: both("Arrived", "Kommet"), to: both("Ready for pick-up", "Klar til henting") },
    ]);
    expect(JSON.stringify((await call("ane", "GET", `/tickets/${id}/timeline`)).body)).not.toContain('"step"');
  });

  it("are left behind by whatever changes the status", async () => {
    await set("ready");
    await call("ane", "POST", `/tickets/${id}/replies`, { body: "I come at two" });
    expect(await stands()).toEqual([null, "open", null]);
    await set("ordered");
    await call("per", "PATCH", `/tickets/${id}`, { waiting_reason: "parts" });
    expect(await stands()).toEqual([null, "waiting", "parts"]);
    await set("ordered");
    await call("per", "PATCH", `/tickets/${id}`, { tags: ["x"] });
    expect((await stands())[0]).toBe("ordered");
    await set(null);
    expect(await stands()).toEqual([null, "waiting", "vendor"]);
    await set("ordered");
    await call("per", "POST", `/tickets/${id}/resolutions`, { body: "Here it is" });
    expect((await stands())[0]).toBeNull();
  });

  it("are asked for by those alone who see the inside", async () => {
    await set("ordered");
    expect(await found("step:ordered")).toContain(id);
    await desk.pool.query(
      "update ticket set restricted = true, confidential = true, assignee_id = null, requester_id = $2, team_id = (select id from team where key = 'messaging') where id = $1",
      [id, world.people.per.id],
    );
    expect((await call("per", "GET", `/tickets/${id}`)).body.audience).toBe("requester");
    expect(await found("step:ordered")).not.toContain(id);
    await desk.pool.query("update ticket set step = null where id = $1", [id]);
  });

  it("stand in no other status than their own, and leaving none changes nothing", async () => {
    const refused = await set("ordered", { status: "closed" });
    expect(refused.body.errors?.[0]).toMatchObject({ pointer: "/status", code: "other_than_step" });
    const { version } = (await call("per", "GET", `/tickets/${id}`)).body;
    expect((await set(null)).body.version).toBe(version);
  });

  it("follow each other as the type says, and are refused at the word", async () => {
    const refused = await set("arrived");
    expect([refused.status, refused.body.code]).toEqual([409, "step_not_next"]);
    expect(refused.body.title).toContain("Arrived");
    expect((await set("ready")).status).toBe(200);
    expect((await set("flown")).body.errors[0]).toMatchObject({ pointer: "/step", code: "unknown" });
    const plain = (await call("ane", "POST", "/tickets", { subject: "No form" })).body.id;
    expect((await call("per", "PATCH", `/tickets/${plain}`, { step: "ordered" })).status).toBe(400);
    expect((await call("ane", "PATCH", `/tickets/${id}`, { step: "ordered" })).status).toBe(403);
    const wrong = async (given: object[]) =>
      (await call("administrator", "PATCH", `/request-types/${type.id}`, { steps: given })).body.errors?.map(
        (one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`,
      );
    const plainStep = { key: "a", label: both("A"), status: "open" };
    expect(await wrong([{ ...plainStep, status: "waiting" }])).toEqual(["/steps/0/reason required"]);
    expect(await wrong([{ ...plainStep, reason: "parts" }])).toEqual(["/steps/0/reason only_waiting"]);
    expect(await wrong([plainStep, plainStep])).toEqual(["/steps/1/key taken"]);
    expect(await wrong([{ ...plainStep, after: ["b"] }])).toEqual(["/steps/0/after/0 unknown"]);
    // Seen red: taken, and no ticket could ever stand there.
    expect(await wrong([{ ...plainStep, after: [] }])).toEqual(["/steps/0/after required"]);
  });

  it("are asked for in filters, and stand in lists, columns and CSV", async () => {
    await set("ordered");
    const other = await open("Another");
    expect(await found("step:ordered")).toContain(id);
    expect(await found("step:ordered")).not.toContain(other);
    expect(await found("step:arrived,ready")).not.toContain(id);
    expect(await found("-step:ordered is:active")).toContain(other);
    const unknown = await call("per", "GET", "/tickets?filter=step:flown");
    expect(unknown.body.errors[0]).toMatchObject({ code: "filter_not_known" });
    const list = (await call("per", "GET", "/tickets?filter=step:ordered")).body.items;
    expect(list.find((row: { id: string }) => row.id === id).step).toEqual({ key: "ordered", label: both("Ordered", "Bestilt") });
    const view = (await call("per", "POST", "/views", { name: "On its way", filter: "step:ordered", columns: ["subject", "step"] })).body;
    const csv = String((await call("per", "GET", `/tickets.csv?view=${view.id}`)).text);
    expect(csv).toContain("Subject,Step\r\nA laptop,Ordered");
  });

  it("that are left out go on for the tickets that stand there, which are counted before", async () => {
    await set("ordered");
    const standing = (await found("step:ordered")).length;
    const left = { steps: steps.slice(1).map((step) => ({ ...step, after: null })) };
    const looked = await call("administrator", "POST", `/request-types/${type.id}/previews`, left);
    expect(looked.body.items).toEqual([
      { what: "step_retired", step: "ordered", question: both("Ordered", "Bestilt"), tickets: standing, used_by: [] },
    ]);
    const changed = (await call("administrator", "PATCH", `/request-types/${type.id}`, left)).body;
    expect(changed.steps.map(({ key, retired }: { key: string; retired: boolean }) => [key, retired])).toEqual([
      ["arrived", false],
      ["ready", false],
      ["ordered", true],
    ]);
    expect(await stands()).toEqual(["ordered", "waiting", "vendor"]);
    expect(await found("step:ordered")).toContain(id);
    const again = await open("Later");
    expect((await call("per", "PATCH", `/tickets/${again}`, { step: "ordered" })).status).toBe(409);
    expect((await set("arrived")).status).toBe(200);
    const asked = (await call("ane", "GET", "/request-types")).body.items;
    expect(asked.find((one: { key: string }) => one.key === "kit").steps).toEqual([]);
  });

  it("of a type that is offered no more: nothing is opened by it", async () => {
    await call("administrator", "PATCH", `/request-types/${type.id}`, { active: false });
    const refused = await call("ane", "POST", "/tickets", { subject: "Too late", request_type: "kit" });
    expect(refused.body.errors).toMatchObject([{ pointer: "/request_type", code: "type_retired" }]);
    expect(refused.body.errors[0].detail).toContain("Kit");
    // Seen red: the steps were among the types that are offered alone, and nobody could set one by hand.
    const { body } = await call("per", "GET", `/tickets/${id}/form`);
    expect(body.steps.find(({ key }: { key: string }) => key === "ready")).toMatchObject({
      label: both("Ready for pick-up", "Klar til henting"),
    });
    expect((await set("ready")).status).toBe(200);
  });
});
