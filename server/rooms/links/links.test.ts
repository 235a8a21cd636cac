import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDesk, type Desk } from "../../../tests/security/open-desk.ts";
import { smallWorld, type World } from "../../../tests/world.ts";
import { transaction } from "../../platform/db.ts";
import { createApiKey } from "../access/index.ts";

// Seen red: without `insideScopeOf` in linksOf a technician read the subject of a confidential child.
type Who = keyof World["people"];
const canary = "canarysiskin";
let desk: Desk;
const keys = new Map<Who, string>();

beforeAll(async () => {
  desk = await openDesk({ size: 12 });
  await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const name of Object.keys(made.people) as Who[])
      keys.set(name, (await createApiKey(tx, { personId: made.people[name].id, name })).key);
  });
});
afterAll(() => desk.close());

interface Ticket {
  id: string;
  number: number;
}
const call = (who: Who, method: string, path: string, body?: unknown) => desk.call(method, path, { key: keys.get(who), body });
const open = async (who: Who = "ane", subject = "Mail is slow"): Promise<Ticket> => (await call(who, "POST", "/tickets", { subject })).body;
const link = (from: Ticket, kind: string, to: Ticket, who: Who = "per") =>
  call(who, "POST", `/tickets/${from.id}/links`, { kind, ticket: String(to.number) });
const linksOf = async (ticket: Ticket, who: Who = "per") => (await call(who, "GET", `/tickets/${ticket.id}/links`)).body;
const seen = async (ticket: Ticket, who: Who = "per") =>
  (await linksOf(ticket, who)).items.map((one: { kind: string; ticket: Ticket }) => [one.kind, one.ticket.number]);

describe("links", () => {
  it.each([
    ["parent", "child"],
    ["child", "parent"],
    ["duplicate_of", "duplicated_by"],
    ["caused_by", "causes"],
    ["related", "related"],
  ])("say from one side %s and from the other %s", async (here, there) => {
    const [one, two] = [await open(), await open("jonas")];
    expect((await link(one, here, two)).status).toBe(201);
    expect([await seen(one), await seen(two)]).toEqual([[[here, two.number]], [[there, one.number]]]);
    // The same from the other side is the same.
    expect((await link(two, there, one)).status).toBe(201);
    expect(await seen(one)).toHaveLength(1);
    const [{ id }] = (await linksOf(one)).items;
    expect((await call("per", "DELETE", `/tickets/${two.id}/links/${id}`)).status).toBe(200);
    expect([await seen(one), await seen(two)]).toEqual([[], []]);
    expect((await call("per", "DELETE", `/tickets/${two.id}/links/${id}`)).status).toBe(404);
  });

  it("make no circle, also not when its halves are made at once, and a ticket has one parent", async () => {
    const ring = [await open(), await open(), await open(), await open()];
    const [a, b, c] = ring as [Ticket, Ticket, Ticket, Ticket];
    expect((await link(a, "parent", a)).body.errors).toMatchObject([{ pointer: "/ticket", code: "same_ticket" }]);
    await link(a, "parent", b);
    await link(b, "parent", c);
    expect((await link(c, "parent", a)).body).toMatchObject({ status: 409, code: "link_circle" });
    expect((await link(a, "parent", c)).body).toMatchObject({ status: 409, code: "has_parent" });
    // Causes may go round: two faults feed each other.
    await link(a, "caused_by", b);
    expect((await link(b, "caused_by", a)).status).toBe(201);
    const fresh = [await open(), await open(), await open(), await open()];
    const made = await Promise.all(fresh.map((ticket, i) => link(ticket, "duplicate_of", fresh[(i + 1) % 4] ?? ticket)));
    expect(made.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 409]);
  });

  it("to what a reader may not see are not there for them, and count for nothing", async () => {
    const [plain, secret] = [await open(), await open("jonas", canary)];
    await link(plain, "child", secret);
    await call("administrator", "POST", `/tickets/${secret.id}/escalations`, { reason: "x", path: "security" });
    expect(await linksOf(plain, "administrator")).toMatchObject({
      children: { open: 1, solved: 0 },
      items: [{ ticket: { subject: canary } }],
    });
    const answer = await call("per", "GET", `/tickets/${plain.id}/links`);
    expect(answer.body).toEqual({ items: [], children: { open: 0, solved: 0 } });
    const [{ id }] = (await linksOf(plain, "administrator")).items;
    expect((await call("per", "DELETE", `/tickets/${plain.id}/links/${id}`)).status).toBe(404);
    for (const ticket of [secret.id, String(secret.number), "999999"]) {
      const refused = await call("per", "POST", `/tickets/${plain.id}/links`, { kind: "related", ticket });
      expect([refused.status, refused.body.errors]).toMatchObject([400, [{ pointer: "/ticket", code: "unknown" }]]);
    }
    const story = (await call("per", "GET", `/tickets/${plain.id}/timeline`)).text;
    expect([story.includes(canary), story.includes(`:${secret.number}`), story.includes(secret.id)]).toEqual([false, false, false]);
    // Linked to what is confidential already, the plain one tells nothing at all.
    const other = await open();
    await link(other, "related", secret, "administrator");
    expect((await call("per", "GET", `/tickets/${other.id}/timeline`)).text).not.toContain("ticket.linked");
    const cascade = await call("per", "POST", `/tickets/${plain.id}/cascades`, { act: "reply", body: "x", children: [secret.id] });
    expect([cascade.status, cascade.body.errors[0].code]).toEqual([400, "no_child"]);
  });

  it("are seen by no requester; a duplicate says under what it is followed to who may see that", async () => {
    const [first, hers, his] = [await open(), await open(), await open("jonas")];
    await link(hers, "duplicate_of", first);
    await link(his, "duplicate_of", first);
    for (const who of ["ane", "jonas"] as const) {
      expect((await call(who, "GET", `/tickets/${his.id}/links`)).status).toBe(404);
      expect((await call(who, "POST", `/tickets/${hers.id}/links`, { kind: "related", ticket: his.id })).status).toBe(403);
    }
    expect((await call("ane", "GET", `/tickets/${hers.id}`)).body.followed_under).toMatchObject({ number: first.number });
    const jonas = await call("jonas", "GET", `/tickets/${his.id}`);
    expect([jonas.body.followed_under, jonas.text.includes(first.id)]).toEqual([undefined, false]);
  });
});

describe("what is done to a parent", () => {
  it("is done to its children by one act, each by its own rights", async () => {
    const parent = await open("lars");
    const [one, two, done] = [await open(), await open("jonas"), await open()];
    for (const child of [one, two, done]) await link(child, "parent", parent);
    await call("per", "POST", `/tickets/${done.id}/resolutions`, { body: "Done before." });
    expect((await linksOf(parent)).children).toEqual({ open: 2, solved: 1 });
    const children = [one.id, two.id, done.id];
    const { body, status } = await call("per", "POST", `/tickets/${parent.id}/cascades`, {
      act: "resolve",
      body: "The server is back.",
      children,
    });
    expect(status).toBe(201);
    const byNumber = new Map<number, { done: boolean; refusal: { code: string; detail: string } | null }>(
      body.items.map((item: { ticket: Ticket }) => [item.ticket.number, item]),
    );
    expect([byNumber.get(one.number)?.done, byNumber.get(two.number)?.done]).toEqual([true, true]);
    expect(byNumber.get(done.number)).toMatchObject({
      done: false,
      refusal: { code: "wrong_status", detail: expect.stringMatching(/\w+ /) },
    });
    expect((await linksOf(parent)).children).toEqual({ open: 0, solved: 3 });
    expect((await call("jonas", "GET", `/tickets/${two.id}/timeline`)).text).toContain("The server is back.");
    const stranger = await open();
    const refused = await call("per", "POST", `/tickets/${parent.id}/cascades`, { act: "reply", body: "x", children: [stranger.id] });
    expect(refused.body.errors).toMatchObject([{ pointer: "/children/0", code: "no_child" }]);
    expect((await call("per", "POST", `/tickets/${parent.id}/cascades`, { act: "reply", children })).body.errors).toMatchObject([
      { pointer: "/body" },
    ]);
  });
});
