import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { transaction, type Db } from "../../server/platform/db.ts";
import { publish } from "../../server/platform/events/publish.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { smallWorld, type World } from "../world.ts";
import { listen, type Listener } from "./listen.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";

let desk: Desk;
let world: World;
/** Hears nothing but heartbeats, from before the first test to after the last. */
let quietOne: Listener;
let began = 0;
const open: Listener[] = [];

beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const person of Object.values(made.people)) await setPassword(tx, person.id, password);
    return made;
  });
  quietOne = await listen(desk, { cookie: await signIn("siri") });
  began = performance.now();
});
afterEach(async () => {
  for (const listener of open.splice(0)) listener.leave();
  await desk.pool.query("delete from attempt");
});
afterAll(() => desk.close());

const signIn = (name: keyof World["people"]) => desk.signIn(world.people[name].email ?? "", password);
const listening = async (as: Parameters<typeof listen>[1]): Promise<Listener> => {
  const listener = await listen(desk, as);
  open.push(listener);
  return listener;
};
const tell = (type: string, more: Partial<Parameters<typeof publish>[1]> = {}, db: Db = desk.db) =>
  transaction(db, (tx) => publish(tx, { type, actorId: null, ...more }));
const placeOf = (text: string) => Buffer.from(text, "base64url").toString();

describe("a stream", () => {
  it("is one of server-sent events that nothing on the way may keep", async () => {
    const listener = await listening({ cookie: await signIn("per") });
    expect(listener.status).toBe(200);
    expect(listener.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(listener.headers.get("cache-control")).toContain("no-store");
    expect(listener.headers.get("x-content-type-options")).toBe("nosniff");
    await pause(100);
    expect(listener.raw()).toMatch(/^retry: 1000\n\nid: [\w-]+\n\n/);
    expect(listener.events).toEqual([]);
  });

  it("is for those who have signed in", async () => {
    expect((await listening({})).status).toBe(401);
    expect((await listening({ cookie: "firstline=nothing" })).status).toBe(401);
    expect((await listening({ key: "fl_nothing-at-all-but-long-enough" })).status).toBe(401);
  });

  it("tells within a second what another process committed, and holds ids only", async () => {
    const listener = await listening({ cookie: await signIn("per") });
    await tell("person.changed", { personId: world.people.ane.id, data: { name: "Ane Berg", phone: "secret" } });
    const event = await listener.until("person.changed", 2000);
    expect(JSON.parse(event.data)).toEqual({
      type: "person.changed",
      ticket_id: null,
      ticket_number: null,
      contact_id: null,
      actor_id: null,
      near: null,
      at: expect.any(String),
    });
    expect(placeOf(event.id)).toMatch(/^\d+:[0-9a-f-]{36}$/);
  });

  it("tells nothing of a transaction that was rolled back", async () => {
    const listener = await listening({ cookie: await signIn("per") });
    await transaction(desk.db, async (tx) => {
      await publish(tx, { type: "person.created", actorId: null });
      throw new Error("back");
    }).catch(() => {});
    await tell("person.changed");
    await listener.until("person.changed");
    expect(listener.types()).toEqual(["person.changed"]);
  });

  it("goes on after the last event that the listener has, without a gap and without a repetition", async () => {
    const cookie = await signIn("per");
    const first = await listening({ cookie });
    await tell("person.changed");
    await first.until("person.changed");
    first.leave();
    for (let i = 0; i < 450; i++) await tell(`person.numbered_${i}`);
    const second = await listening({ cookie, lastEventId: first.lastId() });
    await second.until("person.numbered_449");
    expect(second.types()).toEqual(Array.from({ length: 450 }, (_, i) => `person.numbered_${i}`));
    const third = await listening({ cookie, query: `?last_event_id=${second.lastId()}` });
    await tell("person.last");
    await third.until("person.last");
    expect(third.types()).toEqual(["person.last"]);
  });

  it("goes on from its first id, too, when nothing had happened yet", async () => {
    const cookie = await signIn("per");
    const first = await listening({ cookie });
    await pause(50);
    first.leave();
    await tell("person.meanwhile");
    const second = await listening({ cookie, lastEventId: first.lastId() });
    await second.until("person.meanwhile");
    expect(second.types()).toEqual(["person.meanwhile"]);
  });

  it("loses and repeats nothing while many write and listeners come and go", async () => {
    const cookie = await signIn("per");
    const total = 300;
    let said = 0;
    const writers = Array.from({ length: 4 }, async () => {
      while (said < total) {
        const number = said++;
        await transaction(desk.db, async (tx) => {
          await publish(tx, { type: `person.stress_${number}`, actorId: null });
          await pause(Math.random() * 8);
        });
      }
    });
    const heard: string[] = [];
    let lastId = "";
    for (let i = 0; i < 8; i++) {
      const listener = await listening({ cookie, lastEventId: lastId || undefined });
      if (i === 7) {
        await Promise.all(writers);
        await tell("person.end");
        await listener.until("person.end");
      } else await pause(60);
      listener.leave();
      await listener.closed;
      heard.push(...listener.types());
      lastId = listener.lastId();
    }
    const numbers = heard.filter((type) => type.startsWith("person.stress_"));
    expect(new Set(numbers).size).toBe(numbers.length);
    // The first listener began somewhere; from then on nothing is missing.
    const all = (await desk.pool.query("select type from event where type like 'person.stress_%' order by xid, id")).rows.map(
      ({ type }) => type,
    );
    expect(numbers).toEqual(all.slice(all.length - numbers.length));
    expect(numbers.length).toBeGreaterThan(total / 2);
  });

  it("says reset for a place that is not ours, from before a restore, or older than a day", async () => {
    const cookie = await signIn("per");
    const known = await listening({ cookie });
    await tell("person.changed");
    await known.until("person.changed");
    const old = known.lastId();
    await desk.pool.query(
      "alter table event disable trigger user; update event set at = at - interval '25 hours' where type = 'person.changed'; alter table event enable trigger user",
    );
    const elsewhere = (xid: string, id: string) => Buffer.from(`${xid}:${id}`).toString("base64url");
    const zero = "00000000-0000-0000-0000-000000000000";
    for (const lastEventId of [
      old,
      "nonsense",
      elsewhere("5", world.people.ane.id),
      elsewhere("99999999999", zero),
      elsewhere("1", zero),
      elsewhere("x", "y"),
    ]) {
      const listener = await listening({ cookie, lastEventId });
      const reset = await listener.until("reset");
      expect(reset.data).toBe("{}");
      await tell("person.after");
      await listener.until("person.after");
      expect(listener.types()).toEqual(["reset", "person.after"]);
      listener.leave();
      await listener.closed;
    }
    await desk.pool.query("alter table event disable trigger user; update event set at = now(); alter table event enable trigger user");
  });
});

describe("a stream on which nothing happens", () => {
  it("beats every fifteen seconds, so that everybody on the way knows it is alive", async () => {
    await pause(Math.max(0, 15_500 - (performance.now() - began)));
    expect(quietOne.raw()).toMatch(/\n:\n\n/);
    expect(quietOne.events).toEqual([]);
    quietOne.leave();
  });
});
