import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql, tables, transaction } from "../../server/platform/db.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { openTicket } from "../../server/rooms/tickets/index.ts";
import { smallWorld, type World } from "../world.ts";
import { listen, type Listener } from "./listen.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";
const staff = ["per", "kari", "sara"] as const;

describe("presence in a ticket", () => {
  let desk: Desk;
  let world: World;
  let path = "";
  const cookies: Record<string, string> = {};
  const ears: Record<string, Listener> = {};

  beforeAll(async () => {
    desk = await openDesk();
    world = await transaction(desk.db, async (tx) => {
      const made = await smallWorld(tx);
      for (const name of [...staff, "ane"] as const) await setPassword(tx, made.people[name].id, password);
      const ticket = await openTicket(tx, made.actors.per, new Date(), {
        subject: "Outlook is slow",
        description: "",
        channel: "phone",
        requester: { id: made.people.ane.id },
      });
      path = `/tickets/${ticket.id}/presence`;
      return made;
    });
    for (const name of [...staff, "ane"] as const) {
      cookies[name] = await desk.signIn(world.people[name].email ?? "", password);
      ears[name] = await listen(desk, { cookie: cookies[name] });
    }
  });
  afterAll(async () => {
    for (const ear of Object.values(ears)) ear.leave();
    await desk.close();
  });

  const be = (name: string, doing: string) => desk.call("PUT", `${path}/s`, { cookie: cookies[name], body: { doing } });
  const told = (name: string) => ears[name]?.types().filter((type) => type === "presence.changed").length ?? 0;

  // Seen red with every stream told, and with a stream told whose reader the policy was not asked about.
  it("is told to those who have the same ticket open, and to nobody else; least of all to the requester", async () => {
    await be("kari", "reading");
    await ears["kari"]?.until("presence.changed");
    await be("per", "writing_reply");
    await ears["per"]?.until("presence.changed");
    await expect.poll(() => told("kari")).toBe(2);
    expect((await desk.call("GET", path, { cookie: cookies["kari"] })).body.items).toEqual([
      { person: { id: world.people.per.id, name: "Per Haug" }, doing: "writing_reply" },
    ]);
    expect((await be("ane", "reading")).status).toBe(403);
    expect((await desk.call("GET", path, { cookie: cookies["ane"] })).status).toBe(403);
    expect([told("sara"), told("ane")]).toEqual([0, 0]);
  });

  it("ends with a screen that is heard of no more, and the others are told", async () => {
    const before = told("kari");
    await sql`update presence set seen_at = seen_at - interval '13 seconds' where person_id = ${world.people.per.id}`.execute(
      tables(desk.db),
    );
    await expect.poll(() => told("kari")).toBe(before + 1);
    expect((await desk.call("GET", path, { cookie: cookies["kari"] })).body.items).toEqual([]);
  });

  it("of a security matter is told to those only who are in it, also when they had it open before", async () => {
    await be("per", "reading");
    await ears["per"]?.until("presence.changed");
    await sql`update ticket set restricted = true, team_id = (select id from team where key = 'security')`.execute(tables(desk.db));
    const before = [told("per"), told("kari")];
    await be("sara", "reading");
    await ears["sara"]?.until("presence.changed");
    expect([told("per"), told("kari")]).toEqual(before);
    expect((await be("kari", "reading")).status).toBe(404);
    expect((await desk.call("GET", path, { cookie: cookies["per"] })).status).toBe(404);
  });

  it("leaves nothing in the log of events", async () => {
    const { rows } = await sql`select 1 from event where type like 'presence%'`.execute(tables(desk.db));
    expect(rows).toEqual([]);
  });
});
