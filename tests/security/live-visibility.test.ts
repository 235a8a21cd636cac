import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { publish } from "../../server/platform/events/publish.ts";
import { createApiKey, setPassword } from "../../server/rooms/access/index.ts";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { settle } from "../database.ts";
import { smallWorld, teamOf, type World } from "../world.ts";
import { listen, type Listener } from "./listen.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";
const canary = "CANARY-6f1f7c1e";

let desk: Desk;
let world: World;
const ears: Record<string, Listener> = {};
const cookies: Record<string, string> = {};
type Who = keyof World["people"];

beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const person of Object.values(made.people)) await setPassword(tx, person.id, password);
    return made;
  });
  for (const name of ["ane", "jonas", "siri", "per", "kari", "sara", "manager", "auditor", "administrator"] as const) {
    cookies[name] = await desk.signIn(world.people[name].email ?? "", password);
    ears[name] = await listen(desk, { cookie: cookies[name] });
  }
  const key = (name: Who, scopes: ("tickets:read" | "people:read")[]) =>
    transaction(desk.db, (tx) => createApiKey(tx, { personId: world.people[name].id, name: "ears", scopes }));
  ears["key for people"] = await listen(desk, { key: (await key("per", ["people:read"])).key });
  ears["key for tickets"] = await listen(desk, { key: (await key("per", ["tickets:read"])).key });
});
afterAll(async () => {
  for (const listener of Object.values(ears)) listener.leave();
  await desk.close();
});

const act = async (name: Who, method: string, path: string, body?: unknown) => {
  const answer = await desk.call(method, path, { cookie: cookies[name], body });
  expect([method, path, answer.status < 300, answer.text.slice(0, 300)]).toEqual([method, path, true, expect.any(String)]);
  return answer.body;
};

const requesters = new Set(["ane", "jonas", "siri"]);
/** What the desk says of its own people whenever one of them works, a moment later: to requesters never (availability.test.ts). */
const inPassing = (name: string, type: string) =>
  type === "notification.added" || (type === "availability.changed" && !requesters.has(name));

let marks = 0;
/** Who heard what since the last time: a mark that everybody hears tells when all that came before was told. */
async function heard(): Promise<Record<string, string[]>> {
  const mark = `mark_${++marks}`;
  await transaction(desk.db, async (tx) => {
    for (const person of Object.values(world.people)) await publish(tx, { type: "notification.added", actorId: null, personId: person.id });
    await publish(tx, { type: `person.${mark}`, actorId: null });
  });
  await ears["key for people"]?.until(`person.${mark}`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  return Object.fromEntries(
    Object.entries(ears).map(([name, listener]) => [
      name,
      listener
        .types()
        .splice(0)
        .filter((type) => !type.startsWith("person.mark") && !inPassing(name, type)),
    ]),
  );
}
async function told(doing: () => Promise<unknown>): Promise<Record<string, string[]>> {
  await heard();
  for (const listener of Object.values(ears)) listener.events.length = 0;
  await doing();
  return heard();
}

describe("E1, D2: what a stream tells whom", () => {
  let ticket: string;

  it("of a ticket: its requester the public part, the desk all of it, other requesters nothing", async () => {
    const by = await told(async () => {
      const opened = await act("per", "POST", "/tickets", {
        subject: "Outlook is slow",
        requester: { id: world.people.ane.id },
        channel: "phone",
      });
      ticket = opened.id;
      await act("per", "POST", `/tickets/${ticket}/notes`, { body: `${canary}: she is often impatient` });
      await act("per", "POST", `/tickets/${ticket}/replies`, { body: "Please restart it." });
      await act("per", "PATCH", `/tickets/${ticket}`, { tags: [canary.toLowerCase()] });
      await act("per", "POST", `/tickets/${ticket}/offers`, { technician: world.people.per.id });
      await act("per", "POST", `/tickets/${ticket}/time-entries`, { minutes: 5 });
    });
    const all = ["ticket.opened", "note.added", "reply.added", "ticket.changed", "ticket.offered", "ticket.time_logged"];
    expect(by["ane"]).toEqual(["ticket.opened", "reply.added"]);
    for (const name of ["jonas", "siri", "key for people"]) expect(by[name], name).toEqual([]);
    for (const name of ["per", "kari", "manager", "auditor", "administrator", "key for tickets"]) expect(by[name], name).toEqual(all);
  });

  it("as ids only: no name, no text, and no technician to a requester", async () => {
    const raw = ears["ane"]?.raw() ?? "";
    for (const word of [canary, canary.toLowerCase(), "Outlook", "restart", "Per Haug", world.people.per.id])
      expect(raw).not.toContain(word);
    const event = JSON.parse(ears["ane"]?.events.find(({ data }) => data.includes("reply.added"))?.data ?? "{}");
    expect(event).toMatchObject({ ticket_id: ticket, ticket_number: expect.any(Number), actor_id: null, contact_id: null, near: null });
    expect(Object.values(ears).some((listener) => listener.raw().includes(canary))).toBe(false);
  });

  it("of a ticket on the security path: its team and those above, and still its requester", async () => {
    const by = await told(async () => {
      await act("administrator", "POST", `/tickets/${ticket}/escalations`, { reason: "phished", path: "security" });
      await act("sara", "POST", `/tickets/${ticket}/notes`, { body: canary });
    });
    expect(by["ane"]).toEqual([expect.stringMatching(/^ticket\.handed_/)]);
    for (const name of ["sara", "manager", "auditor", "administrator"]) expect(by[name], name).toContain("note.added");
    for (const name of ["per", "kari", "jonas", "key for tickets"]) expect(by[name], name).toEqual([]);
  });

  it("of a technician's own security matter: to them as to any requester, the public part", async () => {
    const opened = await act("per", "POST", "/tickets", { subject: "I clicked on a link" });
    await act("administrator", "POST", `/tickets/${opened.id}/escalations`, { reason: "phished", path: "security" });
    const by = await told(async () => {
      await act("administrator", "POST", `/tickets/${opened.id}/notes`, { body: canary });
      await act("administrator", "POST", `/tickets/${opened.id}/replies`, { body: "Change it." });
    });
    expect(by["per"]).toEqual(["reply.added"]);
    expect(by["kari"]).toEqual([]);
    expect(by["sara"]).toEqual(["note.added", "reply.added"]);
  });

  it("of calls: who may read them", async () => {
    const by = await told(() => act("per", "POST", "/contacts", { channel: "phone", person: { id: world.people.jonas.id } }));
    expect(by["kari"]).toContain("contact.started");
    expect(by["jonas"]).not.toContain("contact.started");
    expect(by["key for tickets"]).not.toContain("contact.started");
  });

  it("of people, teams and the catalog: who may read them", async () => {
    const by = await told(async () => {
      await act("per", "PATCH", `/people/${world.people.ane.id}`, { title: "Head of finance" });
      await act("administrator", "PATCH", `/teams/${teamOf(world, "messaging").id}`, { name: "Mail and messages" });
      await act("administrator", "POST", "/categories", { key: "birds", name: { en: "Birds", nb: "Fugler" } });
    });
    expect(by["kari"]).toEqual(["person.changed", "team.changed", "category.created"]);
    expect(by["key for people"]).toEqual(["person.changed"]);
    for (const name of ["ane", "jonas", "siri", "key for tickets"]) expect(by[name], name).toEqual([]);
  });

  it("of signing in, accounts, keys and anything unheard of: nobody", async () => {
    const by = await told(async () => {
      await desk.signIn(world.people.lars.email ?? "", password);
      await act("per", "POST", "/api-keys", { name: "more ears" });
      await act("administrator", "PUT", `/accounts/${world.people.lars.id}`, { roles: [{ role: "technician" }, { role: "trainer" }] });
      await transaction(desk.db, (tx) => publish(tx, { type: "secret.made", actorId: null, public: true }));
      await transaction(desk.db, (tx) =>
        publish(tx, { type: "ticket.opened", actorId: null, public: true, ticketId: world.people.ane.id }),
      );
    });
    for (const [name, types] of Object.entries(by)) expect(types, name).toEqual([]);
  });

  it("of notifications: whom they are for", async () => {
    await settle(desk.db, notifications.reactions ?? []);
    await heard();
    for (const listener of Object.values(ears)) listener.events.length = 0;
    const opened = await act("per", "POST", "/tickets", {
      subject: "For Kari",
      requester: { id: world.people.jonas.id },
      team: "messaging",
    });
    await act("kari", "POST", `/tickets/${opened.id}/offers`, { technician: world.people.kari.id });
    await settle(desk.db, notifications.reactions ?? []);
    await act("administrator", "POST", `/tickets/${opened.id}/offers`, { technician: world.people.kari.id });
    await settle(desk.db, notifications.reactions ?? []);
    await ears["kari"]?.until("notification.added");
    for (const [name, listener] of Object.entries(ears))
      if (name !== "kari") expect(listener.types(), name).not.toContain("notification.added");
  });

  it("of an organization's tickets: a requester whose role opens it, as soon as it does", async () => {
    await act("administrator", "PUT", `/accounts/${world.people.siri.id}`, {
      roles: [{ role: "requester", organization_id: world.organizations.nordvik.id }],
    });
    await ears["siri"]?.closed;
    cookies["siri"] = await desk.signIn(world.people.siri.email ?? "", password);
    ears["siri"] = await listen(desk, { cookie: cookies["siri"] });
    const by = await told(async () => {
      const opened = await act("per", "POST", "/tickets", { subject: "For all of Nordvik", requester: { id: world.people.jonas.id } });
      await act("per", "POST", `/tickets/${opened.id}/notes`, { body: canary });
    });
    expect(by["siri"]).toEqual(["ticket.opened"]);
    expect(by["ane"]).toEqual([]);
  });

  it("after leaving a team: nothing of its restricted tickets, without signing in again", async () => {
    const quiet = await told(async () => {
      await act("administrator", "DELETE", `/teams/${teamOf(world, "security").id}/members/${world.people.sara.id}`);
      await act("manager", "GET", `/tickets/${ticket}`);
      await transaction(desk.db, (tx) => publish(tx, { type: "note.added", actorId: null, ticketId: ticket }));
    });
    expect(quiet["manager"]).toContain("note.added");
    expect(quiet["sara"]).not.toContain("note.added");
  });
});

describe("the audit trail", () => {
  it("shows who did what, newest first, page by page without a repetition, to who may read it", async () => {
    await act("per", "PATCH", `/people/${world.people.jonas.id}`, { title: "Head of plans" });
    // Within one millisecond, where a cursor that rounds would skip.
    await desk.pool.query(
      "insert into event (id, type, at) select gen_random_uuid(), 'person.changed', now() + n * interval '0.1 milliseconds' from generate_series(1, 30) n",
    );
    const seen: string[] = [];
    for (let cursor = ""; ;) {
      const page = await act("auditor", "GET", `/audit?limit=7${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }: { id: string }) => id));
      if (!page.next_cursor) break;
      cursor = page.next_cursor;
    }
    const { rows } = await desk.pool.query("select id from event where type <> 'notification.added' order by at desc, id desc");
    expect(seen).toEqual(rows.map(({ id }) => id));
    await desk.pool.query(
      "alter table event disable trigger user; delete from event where actor_id is null and type = 'person.changed'; alter table event enable trigger user",
    );
    const [newest] = (await act("auditor", "GET", `/audit?actor=${world.people.per.id}&type=person.changed`)).items;
    expect(newest).toMatchObject({ type: "person.changed", actor: "Per Haug", data: { name: "Jonas Lie", fields: ["title"] } });
    for (const name of ["ane", "per", "manager"]) expect((await desk.call("GET", "/audit", { cookie: cookies[name] })).status).toBe(403);
  });
});
