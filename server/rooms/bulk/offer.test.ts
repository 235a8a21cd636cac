import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { quiet, settle } from "../../../tests/database.ts";
import type { Desk } from "../../../tests/security/open-desk.ts";
import { openSmallDesk, type SmallDesk, type Who } from "../../../tests/security/small-desk.ts";
import { room as notifications } from "../notifications/index.ts";
import { workOn } from "./work.ts";

// Seen red: without `insertOffers` in write-steps.ts nobody was asked; without the comparison in `takeBackOffer` an accepted ticket was
// taken back; without "mentions" among the people of leans-on.ts one reader’s view counted another’s.
let desk: Desk;
let keys: SmallDesk["keys"];
let world: SmallDesk["world"];
let ids: string[];

beforeAll(async () => {
  ({ desk, keys, world } = await openSmallDesk());
});
afterAll(() => desk.close());

const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const ticket = async (id: string | undefined) => (await call("administrator", "GET", `/tickets/${id}`)).body;
const queue = async (who: Who, name: string) => {
  const { items } = (await call(who, "GET", `/tickets?queue=${name}`)).body;
  const { queues } = (await call(who, "GET", "/queues")).body;
  const counted: number = queues[name];
  expect(counted).toBe(items.length);
  return counted;
};
const told = async (type: string) =>
  (await desk.pool.query("select count(*)::int as n from event where type = $1 and ticket_id = any($2)", [type, ids])).rows[0].n;

beforeEach(async () => {
  await desk.pool.query("update offer set answer = 'withdrawn' where answer is null; delete from mention");
  ids = [];
  for (const subject of ["No sound", "No picture", "No smell"]) {
    const { id } = (await call("ane", "POST", "/tickets", { subject })).body;
    await call("per", "POST", `/tickets/${id}/acceptances`);
    ids.push(id);
  }
});

async function finish(id: string): Promise<void> {
  while (await workOn(desk.db, id, quiet));
}
async function handOver(to: Who, more: object = {}) {
  const change = { act: "offer", technician: world.people[to].id, ...more };
  const looked = await call("per", "POST", "/bulk-changes/preview", { tickets: ids, change });
  const begun = await call("per", "POST", "/bulk-changes", { tickets: ids, change });
  expect(begun.status, begun.text).toBe(201);
  await finish(begun.body.id);
  return { looked: looked.body, done: (await call("per", "GET", `/bulk-changes/${begun.body.id}`)).body };
}

it("offers a shift to a colleague, with a note on each or one of its own; she accepts one and declines another", async () => {
  const { looked, done } = await handOver("lead", {
    note: "Nothing is urgent.",
    notes: { [ids[1] ?? ""]: "She is in the office until four." },
  });
  expect(looked).toMatchObject({ changed: 3, undo: true, samples: [{ changes: { offer: { to: "Ingrid Dahl" } } }, {}, {}] });
  expect(done).toMatchObject({ changed: 3, change: { act: "offer", to: "Ingrid Dahl", text: "Nothing is urgent." } });
  expect(await ticket(ids[0])).toMatchObject({ assignee: { name: "Per Haug" }, offer: { technician: { name: "Ingrid Dahl" } } });
  const notes = await desk.pool.query("select body from note where ticket_id = any($1) order by body", [ids]);
  expect(notes.rows.map(({ body }) => body)).toEqual(["Nothing is urgent.", "Nothing is urgent.", "She is in the office until four."]);
  expect(await queue("lead", "handed_to_me")).toBe(3);
  await settle(desk.db, notifications.reactions ?? []);
  expect((await call("lead", "GET", "/notifications")).body.items.filter(({ kind }: { kind: string }) => kind === "offered")).toHaveLength(
    3,
  );
  expect((await call("lead", "POST", `/tickets/${ids[0]}/acceptances`)).status).toBe(201);
  expect((await call("lead", "POST", `/tickets/${ids[1]}/declines`, { reason: "My shift ends, too" })).status).toBeLessThan(300);
  expect(await ticket(ids[0])).toMatchObject({ assignee: { name: "Ingrid Dahl" } });
  expect(await ticket(ids[1])).toMatchObject({ assignee: { name: "Per Haug" }, offer: null });
  expect(await queue("lead", "handed_to_me")).toBe(1);
  expect((await call("ane", "GET", `/tickets/${ids[0]}/timeline`)).text).not.toContain("urgent");
});

it("takes back what nobody accepted yet, and leaves what was", async () => {
  const { done } = await handOver("lead");
  await call("lead", "POST", `/tickets/${ids[0]}/acceptances`);
  const begun = await call("per", "POST", `/bulk-changes/${done.id}/undo`);
  expect(begun.status, begun.text).toBe(201);
  await finish(begun.body.id);
  expect((await call("per", "GET", `/bulk-changes/${begun.body.id}`)).body).toMatchObject({ changed: 2, failed: 1 });
  expect([await queue("lead", "handed_to_me"), await told("ticket.offer_withdrawn")]).toEqual([0, 2]);
  expect((await ticket(ids[0])).assignee.name).toBe("Ingrid Dahl");
});

it("is refused for whom the tickets are not, at the ticket, and for who is nobody, at the field", async () => {
  const { looked } = await handOver("ane");
  expect(looked).toMatchObject({ changed: 0, failed: 3, refusals: [{ code: "not_a_technician", count: 3 }] });
  const nobody = await call("per", "POST", "/bulk-changes/preview", { tickets: ids, change: { act: "offer", technician: ids[0] } });
  expect(nobody.body.errors).toMatchObject([{ pointer: "/change/technician" }]);
  expect(
    (await call("kari", "POST", "/bulk-changes/preview", { tickets: ids, change: { act: "offer", technician: world.people.lead.id } })).body
      .total,
  ).toBe(3);
});

it("my shift: what calls me by name, what I promised, what is mine and due; by the filter, too", async () => {
  const found = async (who: Who, filter: string) =>
    (await call(who, "GET", `/tickets?filter=${encodeURIComponent(`is:active ${filter}`)}`)).body.items.length;
  const before = [await queue("per", "mentions"), await queue("per", "mine_due_soon")];
  await call("lead", "POST", `/tickets/${ids[0]}/notes`, { body: "Per, look", mentions: [world.people.per.id] });
  await call("lead", "POST", `/tickets/${ids[0]}/notes`, { body: "Per, look again", mentions: [world.people.per.id] });
  await call("per", "POST", `/tickets/${ids[1]}/promises`, {
    what: "call_back",
    due_at: new Date(desk.now().getTime() + 3_600_000).toISOString(),
  });
  await desk.pool.query("update ticket set due_at = now() + interval '1 hour' where id = $1", [ids[2]]);
  expect([await queue("per", "mentions"), await queue("per", "mine_due_soon")]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1]);
  expect([await queue("per", "promised"), await queue("lead", "promised")]).toEqual([1, 0]);
  expect([
    await found("per", "mentions:me"),
    await found("lead", "mentions:me"),
    await found("lead", "mentions:per.haug@nordvik.example"),
  ]).toEqual([1, 0, 1]);
  await handOver("lead");
  expect([await found("lead", "offered:me"), await found("per", "offered:me")]).toEqual([3, 0]);
});

it("a view of mentions:me is each reader's own", async () => {
  await call("lead", "POST", `/tickets/${ids[0]}/notes`, { body: "Per, look", mentions: [world.people.per.id] });
  const { id } = (await call("administrator", "POST", "/views", { name: "Called", filter: "is:active mentions:me", scope: "shared" })).body;
  const counted = async (who: Who) =>
    (await call(who, "GET", "/views/counts")).body.items.find((one: { id: string }) => one.id === id).number;
  expect([await counted("per"), await counted("lead"), await counted("kari")]).toEqual([1, 0, 0]);
});

// Seen red: with these words asked of every ticket that one may read, its requester learned who was called, and to whom it was offered.
it("tells a technician nothing of what is inside on their own ticket", async () => {
  const own = (
    await call("per", "POST", "/tickets", { subject: "My salary", requester: { id: world.people.kari.id }, team: "service-desk" })
  ).body;
  expect((await call("per", "PUT", `/tickets/${own.id}/confidentiality`, { confidential: true })).status).toBe(200);
  expect((await call("per", "POST", `/tickets/${own.id}/notes`, { body: "Look", mentions: [world.people.per.id] })).status).toBe(201);
  const due_at = new Date(desk.now().getTime() + 3_600_000).toISOString();
  expect((await call("per", "POST", `/tickets/${own.id}/promises`, { what: "call_back", due_at })).status).toBe(201);
  const address = world.people.per.email;
  for (const filter of [`mentions:${address}`, `promiser:${address}`, "promised:call_back"]) {
    const sees = async (who: Who) =>
      (await call(who, "GET", `/tickets?filter=${encodeURIComponent(filter)}`)).body.items.some(({ id }: { id: string }) => id === own.id);
    expect([filter, await sees("per"), await sees("kari")]).toEqual([filter, true, false]);
  }
  expect((await call("kari", "GET", `/tickets/${own.id}`)).status).toBe(200);
});
