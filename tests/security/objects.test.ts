import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presenceRoutes } from "../../contract/presence.ts";
import { ticketRoutes } from "../../contract/tickets.ts";
import type { RouteKey } from "../../contract/route.ts";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey } from "../../server/rooms/access/index.ts";
import { addNote } from "../../server/rooms/tickets/add-note.ts";
import { escalate, openTicket } from "../../server/rooms/tickets/index.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const canary = "CANARY-9b1f";
const readers = ["ane", "jonas", "siri", "per", "sara", "auditor", "manager"] as const;
type Reader = (typeof readers)[number];

/** A body that the contract accepts, so that only the right to do it decides. */
const bodies: Partial<Record<RouteKey, unknown>> = {
  "PATCH /tickets/{id}": { subject: "Changed" },
  "POST /tickets/{id}/replies": { body: "Hello" },
  "POST /tickets/{id}/notes": { body: "Hello" },
  "POST /tickets/{id}/escalations": { reason: "because" },
  "POST /tickets/{id}/bounces": { reason: "because" },
  "POST /tickets/{id}/declines": { reason: "because" },
  "POST /tickets/{id}/reopenings": { reason: "because" },
  "POST /tickets/{id}/notices": { to: "lead", reason: "because" },
  "PUT /tickets/{id}/presence/{screen}": { doing: "reading" },
};
const perTicket = (Object.keys({ ...ticketRoutes, ...presenceRoutes }) as RouteKey[]).filter((key) => key.includes("{id}"));

describe("D1: who reaches whose ticket", () => {
  let desk: Desk;
  let world: World;
  let keys: Record<Reader, string>;
  const made = { anes: "", secret: "" };

  beforeAll(async () => {
    desk = await openDesk();
    await transaction(desk.db, async (tx) => {
      world = await smallWorld(tx);
      const now = new Date();
      const open = (person: string) =>
        openTicket(tx, world.actors.per, now, {
          subject: "Printer",
          description: "Half a page",
          channel: "phone",
          requester: { id: person },
        });
      made.anes = (await open(world.people.ane.id)).id;
      made.secret = (await open(world.people.jonas.id)).id;
      await addNote(tx, world.actors.per, now, made.anes, { body: canary });
      await escalate(tx, world.actors.per, now, made.secret, { reason: canary, path: "security" });
      keys = Object.fromEntries(
        await Promise.all(
          readers.map(async (name) => [name, (await createApiKey(tx, { personId: world.people[name].id, name: "test" })).key]),
        ),
      ) as Record<Reader, string>;
    });
  });
  afterAll(() => desk.close());

  const tryRoute = (route: RouteKey, ticket: string, who: Reader) => {
    const [method = "", path = ""] = route.split(" ");
    const filled = path.replace("{id}", ticket).replace("{person}", world.people.siri.id).replace("{screen}", "s");
    return desk.call(method, filled, {
      key: keys[who],
      body:
        method === "GET" || method === "DELETE"
          ? undefined
          : (bodies[route] ?? (route.endsWith("offers") ? { technician: world.people.kari.id } : {})),
    });
  };

  it.each(perTicket)("%s: a stranger is not told whether the ticket exists", async (route) => {
    const missing = await tryRoute(route, "01a1fffa-245e-7541-acf2-000000000000", "siri");
    const foreign = await tryRoute(route, made.anes, "siri");
    expect([403, 404]).toContain(foreign.status);
    expect(foreign.status).toBe(missing.status);
    expect(foreign.body.title).toBe(missing.body.title);
  });

  it.each(perTicket)("%s: a technician of another team does not reach a security matter", async (route) => {
    const answer = await tryRoute(route, made.secret, "per");
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain(canary);
  });

  it.each(perTicket.filter((key) => !key.startsWith("GET")))("%s: an auditor changes nothing", async (route) => {
    expect((await tryRoute(route, made.anes, "auditor")).status).toBe(403);
  });

  it("whoever hands up a security matter is answered, and is out of it from then on", async () => {
    const opened = await desk.call("POST", "/tickets", {
      key: keys.per,
      body: { subject: "Odd mail", requester: { id: world.people.ane.id } },
    });
    const handed = await desk.call("POST", `/tickets/${opened.body.id}/escalations`, {
      key: keys.per,
      body: { reason: "Phishing", path: "security" },
    });
    expect(handed.status).toBe(201);
    expect(handed.body).toMatchObject({ restricted: true, team: { key: "security" }, can: { work: false } });
    expect((await desk.call("GET", `/tickets/${opened.body.id}`, { key: keys.per })).status).toBe(404);
    expect((await desk.call("GET", `/tickets/${opened.body.id}`, { key: keys.sara })).status).toBe(200);
  });

  it("a number guessed by its neighbour opens nothing", async () => {
    for (let number = 990; number < 1020; number++) {
      const answer = await desk.call("GET", `/tickets/${number}`, { key: keys.siri });
      expect(answer.status).toBe(404);
    }
  });

  it("nothing internal is in any answer to the requester", async () => {
    const pages = [
      "/tickets",
      `/tickets/${made.anes}`,
      `/tickets/${made.anes}/timeline`,
      `/search?q=${canary}`,
      "/notifications",
      "/session",
      "/announcements",
    ];
    for (const page of pages) {
      const answer = await desk.call("GET", page, { key: keys.ane });
      expect(answer.text, page).not.toContain(canary);
      expect(answer.text, page).not.toContain("restricted");
    }
    expect((await desk.call("GET", `/tickets/${made.anes}/timeline`, { key: keys.per })).text).toContain(canary);
  });

  it("a requester cannot open a ticket in another's name or on another's behalf", async () => {
    for (const body of [{ requester: { id: world.people.jonas.id } }, { on_behalf_of: { email: "new@nordvik.example" } }]) {
      const answer = await desk.call("POST", "/tickets", { key: keys.ane, body: { subject: "Mine?", ...body } });
      expect(answer.status).toBe(400);
    }
  });

  it("answers that the contract names are all that leaves: no hash, no version of a person, no search vector", async () => {
    const answer = await desk.call("GET", "/people?limit=50", { key: keys.per });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(/folded|password|hash|search"/);
  });
});
