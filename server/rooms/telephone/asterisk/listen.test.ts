import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ariChannel, callOn, startAsterisk, type Asterisk } from "../../../../tests/ground/asterisk.ts";
import { freshDatabase, quiet, type FreshDatabase } from "../../../../tests/database.ts";
import { smallWorld, type World } from "../../../../tests/world.ts";
import { changeSystem, createSystem } from "../change-system.ts";
import { ringing } from "../ringing.ts";
import { settleCalls } from "../settle-calls.ts";
import { findSystem, lockSystem } from "../store.ts";
import { findCall } from "../store-calls.ts";
import { findDeaf } from "../store-connection.ts";
import { listLogged } from "../store-log.ts";
import { startListening } from "./listen.ts";

const pace = { patience: 2000, beat: 1000, first: 20, longest: 200, steady: 60_000 };

let base: FreshDatabase;
let world: World;
let asterisk: Asterisk;
let stops: (() => Promise<void>)[] = [];

beforeEach(async () => {
  base = await freshDatabase();
  world = await smallWorld(base.db);
  asterisk = await startAsterisk();
});
afterEach(async () => {
  for (const stop of stops) await stop();
  stops = [];
  await asterisk.stop();
  await base.close();
});

const listen = () => {
  const running = startListening(base.db, quiet, pace, 30);
  stops.push(running.stop);
  return running;
};
async function connect(asterisk_: Partial<{ url: string; password: string }> = {}): Promise<string> {
  const { per, kari } = world.people;
  const { id } = await createSystem(base.db, world.actors.administrator, new Date(), {
    name: "Asterisk",
    kind: "ari",
    lines: [
      { line: "201", person_id: per.id },
      { line: "202", person_id: kari.id },
      { line: "Helpdesk", person_id: per.id },
      { line: "Helpdesk", person_id: kari.id },
    ],
    asterisk: { url: asterisk.url, user: "firstline", password: "right", ...asterisk_ },
  });
  return id;
}
const soon = (look: () => Promise<unknown>) => vi.waitFor(look, { timeout: 20_000, interval: 25 });
const connected = (id: string) => soon(async () => expect((await findSystem(base.db, id))?.connected_at).toBeTruthy());
const faultOf = (id: string, code: string) => soon(async () => expect((await findSystem(base.db, id))?.fault?.code).toBe(code));
const call = (id: string, callId: string, is: object) => soon(async () => expect(await findCall(base.db, id, callId)).toMatchObject(is));

describe("an Asterisk is listened to", () => {
  test("a call rings, is answered, held and ends; what nobody answered is called back; nobody else's calls are kept", async () => {
    const id = await connect();
    listen();
    await connected(id);
    const mine = callOn(asterisk, "1.1");
    mine.begins();
    mine.rings("201");
    await soon(async () => expect(await ringing(base.db, world.actors.per, new Date())).toMatchObject([{ number: "+4722001412" }]));
    mine.answers("201");
    await call(id, "1.1", { answered_by: world.people.per.id });
    asterisk.tell("ChannelHold", { channel: mine.phone("201"), musicclass: "default" });
    await call(id, "1.1", { held: true });
    mine.gone("201");
    mine.gone(null);
    await soon(async () => expect((await findCall(base.db, id, "1.1"))?.ended_at).toBeTruthy());

    const missed = callOn(asterisk, "1.2", { number: "4799887766", queue: "Helpdesk" });
    missed.begins();
    missed.gone(null, 127, "Interworking");
    const others = callOn(asterisk, "1.3", { number: "4790000000", exten: "22009999" });
    others.begins();
    others.rings("250");
    others.answers("250");
    others.gone(null);
    const last = callOn(asterisk, "1.4");
    last.rings("202");
    await call(id, "1.4", { number: "+4722001412" });
    await soon(async () => expect((await findCall(base.db, id, "1.2"))?.ended_at).toBeTruthy());
    await settleCalls(base.db, new Date(Date.now() + 60_000));
    await call(id, "1.2", { settled: true, ticket_id: expect.any(String) });
    await call(id, "1.1", { settled: true, ticket_id: null });
    const logged = await listLogged(base.db, id, null, 50);
    expect(logged.filter(({ call_id, number }) => call_id === "1.3" || number === "+4790000000")).toEqual([]);
  });

  test("and asked for what was missed after a break", async () => {
    const id = await connect();
    listen();
    await connected(id);
    const [first, second] = [callOn(asterisk, "2.1"), callOn(asterisk, "2.2", { number: "4755002107" })];
    first.begins();
    first.rings("201");
    await call(id, "2.1", { ended_at: null });
    // The call ends and another one begins while the line is dead.
    asterisk.drop();
    first.gone(null);
    asterisk.channels.delete(first.phone("201").id);
    asterisk.channels.set("2.2", { channel: { ...second.caller, state: "Up" }, linked: "2.2" });
    asterisk.channels.set("2.2.202", { channel: { ...second.phone("202"), state: "Up" }, linked: "2.2" });
    await soon(async () => expect((await findCall(base.db, id, "2.1"))?.ended_at).toBeTruthy());
    await call(id, "2.2", { answered_by: world.people.kari.id, number: "+4755002107" });
    // Told again by Asterisk: nothing changes, and no contact is doubled.
    const { contact_id } = (await findCall(base.db, id, "2.2")) ?? {};
    second.answers("202");
    asterisk.drop();
    await soon(async () => expect(asterisk.opened()).toBeGreaterThan(2));
    await connected(id);
    expect(await findCall(base.db, id, "2.2")).toMatchObject({ contact_id, ended_at: null });
  });

  test("a desk that was started anew finds the calls that go on", async () => {
    const id = await connect();
    const before = listen();
    await connected(id);
    const mine = callOn(asterisk, "3.1");
    mine.begins();
    mine.rings("201");
    mine.answers("201");
    await call(id, "3.1", { answered_by: world.people.per.id });
    await before.stop();
    await soon(async () => expect(asterisk.listeners()).toBe(0));
    asterisk.channels.clear();
    listen();
    await soon(async () => expect((await findCall(base.db, id, "3.1"))?.ended_at).toBeTruthy());
  });

  test("one that stands still is left and come back to", async () => {
    const id = await connect();
    listen();
    await connected(id);
    asterisk.stall(true);
    await faultOf(id, "stalled");
    asterisk.drop();
    asterisk.stall(false);
    await connected(id);
    expect(await findSystem(base.db, id)).toMatchObject({ failing_since: null, fault: null });
  });

  test("garbage is noted and passed over, and a message of a megabyte ends the connection and nothing else", async () => {
    const id = await connect();
    listen();
    await connected(id);
    for (const bytes of ["{", "null", Buffer.from([0, 255, 1]), '{"type":"Dial","peer":7}']) asterisk.say(bytes);
    const mine = callOn(asterisk, "4.1");
    mine.begins();
    mine.rings("201");
    await call(id, "4.1", { ended_at: null });
    expect((await listLogged(base.db, id, null, 50)).filter(({ outcome }) => outcome === "refused")).toHaveLength(4);
    asterisk.say(JSON.stringify({ type: "ChannelVarset", value: "x".repeat(1024 * 1024) }));
    await soon(async () => expect(asterisk.opened()).toBe(2));
    await connected(id);
    await call(id, "4.1", { ended_at: null });
  });

  test("a wrong password, another program of its name and a place without ARI say so, and are asked seldom", async () => {
    const id = await connect({ password: "wrong" });
    listen();
    await faultOf(id, "credentials");
    const system = await lockSystem(base.db, id);
    if (!system) throw new Error("no system");
    expect(await findDeaf(base.db, new Date(Date.now() + 60_000))).toMatchObject({ count: 1, deaf: [{ name: "Asterisk" }] });
    const administrator = { ...world.actors.administrator, sessionId: "s", provenAt: new Date() };
    const put = (given: object) => changeSystem(base.db, administrator, new Date(), system, { asterisk: given });
    await put({ password: "right" });
    await connected(id);
    expect(asterisk.refused()).toBeLessThan(30);
    asterisk.tell("ApplicationReplaced", {});
    await faultOf(id, "replaced");
    await connected(id);
    await put({ url: `http://127.0.0.1:${asterisk.port}/elsewhere`, password: "right" });
    await faultOf(id, "no_ari");
    asterisk.stall(true);
    await put({ url: asterisk.url, password: "right" });
    await faultOf(id, "unreachable");
  });

  test("only one process listens to it, and another takes over", async () => {
    const id = await connect();
    const first = listen();
    await connected(id);
    listen();
    asterisk.channels.set("x", { channel: ariChannel("x", "PJSIP/250-00000001"), linked: "x" });
    await new Promise((done) => setTimeout(done, 200));
    expect(asterisk.opened()).toBe(1);
    await first.stop();
    await soon(async () => expect(asterisk.opened()).toBe(2));
  });
});

describe("its settings", () => {
  const put = (asterisk_: object) =>
    createSystem(base.db, world.actors.administrator, new Date(), {
      name: "Asterisk",
      kind: "ari",
      asterisk: { url: "https://pbx.example.com:8089/ari", user: "firstline", password: "secret", ...asterisk_ },
    });
  test.each([
    ["http://pbx.example.com:8088/ari", "needs TLS"],
    ["http://10.0.0.7:8088/ari", "needs TLS in the own network, too"],
    ["https://user:secret@pbx.example.com/ari", "holds no password"],
    ["https://169.254.169.254/ari", "is no place of a cloud's own figures"],
    ["ftp://pbx.example.com/ari", "is the web's"],
    ["https://pbx.example.com/ari?api_key=a:b", "asks nothing"],
    ["pbx", "is an address"],
  ])("an address such as %s is refused: it %s", async (url) => {
    await expect(put({ url })).rejects.toMatchObject({ status: 400 });
  });
  test("are kept with the password sealed, and without it nothing is moved elsewhere", async () => {
    const { id, secret } = await put({ url: "wss://pbx.example.com:8089/ari/events" });
    expect(secret).toBe("");
    const row = await lockSystem(base.db, id);
    expect(row).toMatchObject({ ari_url: "https://pbx.example.com:8089/ari", ari_app: "firstline" });
    expect(row?.secret).not.toContain("secret");
    if (!row) return;
    const { administrator } = world.actors;
    const proven = { ...administrator, sessionId: "s", provenAt: new Date() };
    const move = { asterisk: { url: "https://other.example.com/ari" } };
    await expect(changeSystem(base.db, { ...proven, provenAt: null }, new Date(), row, move)).rejects.toMatchObject({ status: 403 });
    await expect(changeSystem(base.db, proven, new Date(), row, move)).rejects.toMatchObject({ status: 400 });
    await changeSystem(base.db, proven, new Date(), row, { asterisk: { app: "desk" } });
    await expect(createSystem(base.db, administrator, new Date(), { name: "x", kind: "ari" })).rejects.toMatchObject({ status: 400 });
  });
});
