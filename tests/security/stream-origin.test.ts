import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { publish } from "../../server/platform/events/publish.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { smallWorld, type World } from "../world.ts";
import { listen } from "./listen.ts";
import { openDesk, type Desk } from "./open-desk.ts";

// Seen red by asking only writes for their origin.

const password = "seven rusty anchors";
let desk: Desk;
let world: World;
let cookie: string;
beforeAll(async () => {
  desk = await openDesk({ publicUrl: "https://help.nordvik.example" });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    await setPassword(tx, made.people.per.id, password);
    return made;
  });
  // Behind https the cookie bears a prefix.
  cookie = await desk.signIn(world.people.per.email ?? "", password);
});
afterAll(() => desk.close());

/** How a stream that is asked for so is answered; it is left at once. */
async function statusOf(headers: Record<string, string>): Promise<number> {
  const abort = new AbortController();
  const answer = await fetch(`${desk.base}/api/v1/events`, { headers: { cookie, ...headers }, signal: abort.signal });
  abort.abort();
  return answer.status;
}

describe("E1: a stream is opened by pages of the desk", () => {
  it.each<Record<string, string>>([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "https://sub.help.nordvik.example" },
    { origin: "https://help.nordvik.example.evil.example" },
    { origin: "https://help.nordvik.example:8443" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("and by none of another site: %j", async (headers) => expect(await statusOf(headers)).toBe(403));

  it.each<Record<string, string>>([{}, { origin: "https://help.nordvik.example" }, { "sec-fetch-site": "same-origin" }])(
    "as %j",
    async (headers) => expect(await statusOf(headers)).toBe(200),
  );
});

describe("E1: what a listener sends and what is told", () => {
  it("a place that nobody gave is answered by reset or from the beginning, never by an error", async () => {
    const names = ["base", "constructor", "__proto__", "toString", "hasOwnProperty", "0", "-1", "1:2", "'", "%00", "null", "[]", "{}"];
    const places = [...names, ...Array.from({ length: 60 }, () => randomBytes(1 + Math.floor(Math.random() * 80)).toString("base64url"))];
    for (const place of places) {
      const listener = await listen(desk, { cookie, lastEventId: place });
      expect([place, listener.status]).toEqual([place, 200]);
      listener.leave();
      await listener.closed;
    }
    expect(desk.logged.filter((line) => Number((JSON.parse(line) as { level: number }).level) >= 50)).toEqual([]);
  });

  it("an event whose name is that of something every object has reaches nobody", async () => {
    const listener = await listen(desk, { cookie });
    await transaction(desk.db, async (tx) => {
      for (const type of ["base", "constructor", "__proto__", "toString", "valueOf", "ticket", "ticket.", ".", "secret.made"]) {
        await publish(tx, { type, actorId: null, public: true });
      }
      await publish(tx, { type: "person.changed", actorId: null });
    });
    await listener.until("person.changed");
    expect(listener.types()).toEqual(["person.changed"]);
    listener.leave();
  });
});
