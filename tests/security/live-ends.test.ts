import { once } from "node:events";
import { connect } from "node:net";
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
const open: Listener[] = [];

beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const person of Object.values(made.people)) await setPassword(tx, person.id, password);
    return made;
  });
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

describe("E1: the end of a stream", () => {
  const endsWithin = async (listener: Listener, ms: number) => {
    const start = performance.now();
    await Promise.race([listener.closed, pause(ms + 1000)]);
    expect(performance.now() - start).toBeLessThan(ms);
  };

  it("comes within two seconds of signing out, elsewhere too", async () => {
    const cookie = await signIn("per");
    const [listener, other] = [await listening({ cookie }), await listening({ cookie: await signIn("per") })];
    await desk.call("DELETE", "/session", { cookie });
    await endsWithin(listener, 2000);
    await tell("person.still_here");
    await other.until("person.still_here");
  });

  it("comes within two seconds even while a long transaction holds the log back", async () => {
    const cookie = await signIn("per");
    const listener = await listening({ cookie });
    const busy = await desk.pool.connect();
    await busy.query("begin");
    await busy.query("select pg_current_xact_id()");
    try {
      await desk.call("DELETE", "/session", { cookie });
      await endsWithin(listener, 2000);
    } finally {
      await busy.query("rollback");
      busy.release();
    }
  });

  it("comes when the account is closed, the password is changed elsewhere, the roles change or the key is revoked", async () => {
    const administrator = await signIn("administrator");
    const path = (name: keyof World["people"]) => `/accounts/${world.people[name].id}`;
    const closed = await listening({ cookie: await signIn("kari") });
    const demoted = await listening({ cookie: await signIn("lars") });
    const [here, elsewhere] = [await signIn("sara"), await listening({ cookie: await signIn("sara") })];
    const owner = await signIn("per");
    const { key, id } = (await desk.call("POST", "/api-keys", { cookie: owner, body: { name: "ears" } })).body;
    const robot = await listening({ key });
    expect(robot.status).toBe(200);
    await desk.call("PUT", path("kari"), { cookie: administrator, body: { disabled: true } });
    await desk.call("PUT", path("lars"), { cookie: administrator, body: { roles: [{ role: "requester" }] } });
    expect(
      (await desk.call("PUT", "/session/password", { cookie: here, body: { current_password: password, password: "nine silent owls" } }))
        .status,
    ).toBe(204);
    await desk.call("DELETE", `/api-keys/${id}`, { cookie: owner });
    await Promise.all([closed, demoted, elsewhere, robot].map((listener) => endsWithin(listener, 2000)));
  });

  it("comes when somebody opens a seventh one: that one is refused", async () => {
    const cookie = await signIn("jonas");
    const six = [];
    for (let i = 0; i < 6; i++) six.push(await listening({ cookie }));
    expect(six.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect((await listening({ cookie })).status).toBe(429);
    six[0]?.leave();
    await pause(200);
    expect((await listening({ cookie })).status).toBe(200);
  });

  it("comes when the listener does not read: 64 kB wait in memory, not more", { timeout: 180_000 }, async () => {
    const cookie = await signIn("per");
    const { port } = new URL(desk.base);
    const socket = connect(Number(port), "127.0.0.1");
    await once(socket, "connect");
    socket.write(`GET /api/v1/events HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${cookie}\r\n\r\n`);
    await once(socket, "readable");
    await pause(100);
    const reader = await listening({ cookie });
    // More than the buffers of the two sockets in between can hold.
    await desk.pool.query(
      "insert into event (id, type) select gen_random_uuid(), 'person.flood_' || repeat('x', 45) || n from generate_series(1, 60000) n",
    );
    await tell("person.after_flood");
    await reader.until("person.after_flood", 90_000);
    expect(reader.types().filter((type) => type.includes("flood_x"))).toHaveLength(60_000);
    let taken = 0;
    socket.on("error", () => {});
    socket.on("data", (bytes) => (taken += bytes.length));
    await Promise.race([once(socket, "close"), pause(30_000).then(() => Promise.reject(new Error("it is still there")))]);
    expect(taken).toBeLessThan(reader.raw().length);
  });

  it("comes with the end of the server, which does not wait for listeners", async () => {
    const other = await openDesk();
    const small = await transaction(other.db, async (tx) => {
      const made = await smallWorld(tx);
      await setPassword(tx, made.people.per.id, password);
      return made;
    });
    const listener = await listen(other, { cookie: await other.signIn(small.people.per.email ?? "", password) });
    const start = performance.now();
    await other.close();
    await listener.closed;
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
