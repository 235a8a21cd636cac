import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { smallWorld, type World } from "../world.ts";
import { listen, type Listener } from "./listen.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";
const names = ["per", "kari", "ane"] as const;

describe("who can take work", () => {
  let desk: Desk;
  let world: World;
  const cookies: Record<string, string> = {};
  const ears: Record<string, Listener> = {};

  beforeAll(async () => {
    desk = await openDesk();
    world = await transaction(desk.db, async (tx) => {
      const made = await smallWorld(tx);
      for (const name of names) await setPassword(tx, made.people[name].id, password);
      return made;
    });
    for (const name of names) {
      cookies[name] = await desk.signIn(world.people[name].email ?? "", password);
      ears[name] = await listen(desk, { cookie: cookies[name] });
    }
  });
  afterAll(async () => {
    for (const ear of Object.values(ears)) ear.leave();
    await desk.close();
  });

  const told = (name: string) => ears[name]?.types().filter((type) => type === "availability.changed").length ?? 0;

  // Seen red with every stream told.
  it("is asked by those who work at the desk, told to them when it changes, and to no requester", async () => {
    const as = { cookie: cookies["per"] };
    await new Promise((done) => setTimeout(done, 1200));
    expect((await desk.call("PUT", "/availability", { ...as, body: { state: "available" } })).body).toMatchObject({ state: "available" });
    await ears["kari"]?.until("availability.changed");
    expect((await desk.call("GET", "/availability/now", { cookie: cookies["kari"] })).body.items).toEqual([
      { person: { id: world.people.per.id, name: "Per Haug" }, state: "available" },
    ]);
    for (const path of ["/availability", "/availability/now"]) {
      expect((await desk.call("GET", path, { cookie: cookies["ane"] })).status).toBe(403);
    }
    expect((await desk.call("PUT", "/availability", { cookie: cookies["ane"], body: { state: "busy" } })).status).toBe(403);
    expect((await desk.call("PUT", "/availability", { ...as, body: { state: "idle" } })).status).toBe(400);
    expect(told("ane")).toBe(0);
  });

  it("says nothing more when it is confirmed", async () => {
    const before = told("kari");
    await desk.call("PUT", "/availability", { cookie: cookies["per"], body: { state: "available" } });
    await new Promise((done) => setTimeout(done, 2200));
    expect(told("kari")).toBe(before);
  });
});
