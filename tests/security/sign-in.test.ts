import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { setPassword } from "../../server/rooms/access/index.ts";
import { smallWorld, type World } from "../world.ts";
import { openDesk, type Desk } from "./open-desk.ts";

const secrets = { ane: "blåbær på fjellet", per: "seven rusty anchors", administrator: "green kettle morning" };
const hour = 3_600_000;

let desk: Desk;
let world: World;

beforeAll(async () => {
  desk = await openDesk();
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const [name, password] of Object.entries(secrets)) await setPassword(tx, made.people[name as "ane"].id, password);
    return made;
  });
});
afterAll(() => desk.close());
// Counted tries of one test are not another's.
beforeEach(() => desk.pool.query("delete from attempt"));

const mail = (name: keyof World["people"]) => world.people[name].email ?? "";
const ane = () => desk.signIn(mail("ane"), secrets.ane);
const per = () => desk.signIn(mail("per"), secrets.per);

describe("E3: signing in with a password", () => {
  it("answers who I am and what I may do, with a cookie that scripts cannot read", async () => {
    const answer = await desk.call("POST", "/session", { body: { email: " Ane.Berg@Nordvik.example ", password: secrets.ane } });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      name: "Ane Berg",
      roles: ["requester"],
      permissions: ["tickets:read", "tickets:create", "tickets:reply"],
    });
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^firstline=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/);
    expect((await desk.call("GET", "/session", { cookie: answer.cookie ?? "" })).body.name).toBe("Ane Berg");
  });

  it("shows a technician's teams", async () => {
    const { body } = await desk.call("GET", "/session", { cookie: await per() });
    expect(body.teams).toEqual([expect.objectContaining({ key: "service-desk", tier: 1, lead: false })]);
    expect(body.organization.name).toBe("Nordvik");
  });

  it("is refused the same way for a wrong password, an unknown address, a closed account and one without a password", async () => {
    await desk.pool.query("insert into account values ($1, (select password_hash from account where person_id = $2), true, now())", [
      world.people.jonas.id,
      world.people.ane.id,
    ]);
    const refusals = [];
    for (const email of [mail("ane"), "nobody@nordvik.example", mail("jonas"), mail("kari")]) {
      const password = email === mail("jonas") ? secrets.ane : "wrong but long enough";
      const answer = await desk.call("POST", "/session", { body: { email, password } });
      const { request_id: _, ...body } = answer.body;
      refusals.push(JSON.stringify({ status: answer.status, body, cookie: answer.cookie, length: answer.text.length }));
    }
    expect(new Set(refusals).size).toBe(1);
    expect(refusals[0]).toContain('"status":401');
    expect(refusals[0]).toContain("sign_in_refused");
  });

  it("takes as long for an unknown address as for a wrong password", async () => {
    const times: Record<string, number[]> = { known: [], unknown: [], closed: [] };
    for (let i = 0; i < 14; i++) {
      for (const [kind, email] of [
        ["known", mail("ane")],
        ["unknown", `x${i}@nordvik.example`],
        ["closed", mail("jonas")],
      ] as const) {
        await desk.pool.query("delete from attempt");
        const start = performance.now();
        await desk.call("POST", "/session", { body: { email, password: "wrong but long enough" } });
        times[kind]?.push(performance.now() - start);
      }
    }
    const median = (kind: string) => times[kind]?.toSorted((a, b) => a - b)[7] ?? 0;
    // An answer without the slow hash takes a tenth of one with it.
    expect(median("unknown") / median("known")).toBeGreaterThan(0.6);
    expect(median("closed") / median("known")).toBeGreaterThan(0.6);
  });

  it("needs a password or a code, and not both", async () => {
    for (const body of [{ email: mail("ane") }, { email: mail("ane"), password: "x", code: "1" }]) {
      const answer = await desk.call("POST", "/session", { body });
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, "/password"]);
    }
  });
});

describe("E2: a session", () => {
  it("is a new one at every sign-in, never the one that was sent along (fixation)", async () => {
    const planted = "firstline=planted-by-somebody-else-0123456789012345";
    const first = await desk.call("POST", "/session", { body: { email: mail("ane"), password: secrets.ane }, cookie: planted });
    expect(first.cookie).not.toBe(planted);
    expect((await desk.call("GET", "/session", { cookie: planted })).status).toBe(401);
    const second = await desk.call("POST", "/session", { body: { email: mail("ane"), password: secrets.ane }, cookie: first.cookie ?? "" });
    expect(second.cookie).not.toBe(first.cookie);
    expect((await desk.call("GET", "/session", { cookie: first.cookie ?? "" })).status).toBe(401);
    expect((await desk.call("GET", "/session", { cookie: second.cookie ?? "" })).status).toBe(200);
  });

  it("ends by signing out", async () => {
    const cookie = await ane();
    const out = await desk.call("DELETE", "/session", { cookie });
    expect(out.status).toBe(204);
    expect(out.headers.get("set-cookie")).toMatch(/^firstline=; .*Max-Age=0/);
    expect((await desk.call("GET", "/session", { cookie })).status).toBe(401);
  });

  it("is kept as a hash only", async () => {
    const token = (await ane()).split("=")[1] ?? "";
    const { rows } = await desk.pool.query("select s::text as row from session s");
    expect(rows.every(({ row }) => !row.includes(token))).toBe(true);
  });

  it("of a technician ends after 8 hours of silence, and after 24 hours in any case", async () => {
    const [idle, busy] = [await per(), await per()];
    desk.pass(7 * hour);
    expect((await desk.call("GET", "/session", { cookie: busy })).status).toBe(200);
    desk.pass(1.5 * hour);
    expect((await desk.call("GET", "/session", { cookie: idle })).status).toBe(401);
    for (let i = 0; i < 2; i++) {
      expect((await desk.call("GET", "/session", { cookie: busy })).status).toBe(200);
      desk.pass(7 * hour);
    }
    expect((await desk.call("GET", "/session", { cookie: busy })).status).toBe(200);
    desk.pass(1.6 * hour);
    expect((await desk.call("GET", "/session", { cookie: busy })).status).toBe(401);
  });

  it("writes when it was last seen at most once a minute", async () => {
    const cookie = await ane();
    const seen = async () => (await desk.pool.query("select xmin::text from session order by created_at desc limit 1")).rows[0].xmin;
    const before = await seen();
    for (let i = 0; i < 5; i++) await desk.call("GET", "/session", { cookie });
    expect(await seen()).toBe(before);
    desk.pass(61_000);
    await desk.call("GET", "/session", { cookie });
    expect(await seen()).not.toBe(before);
  });

  it("is listed, and can be ended from another one; somebody else's cannot", async () => {
    const [mine, phone, theirs] = [await ane(), await ane(), await per()];
    const { body } = await desk.call("GET", "/sessions", { cookie: mine });
    expect(body.items.filter((item: { current: boolean }) => item.current)).toHaveLength(1);
    const others = await desk.call("GET", "/sessions", { cookie: theirs });
    const foreign = others.body.items.find((item: { current: boolean }) => item.current).id;
    expect((await desk.call("DELETE", `/sessions/${foreign}`, { cookie: mine })).status).toBe(404);
    const listed = (await desk.call("GET", "/sessions", { cookie: phone })).body.items;
    const own = listed.find((item: { current: boolean }) => item.current).id;
    expect((await desk.call("DELETE", `/sessions/${own}`, { cookie: mine })).status).toBe(204);
    expect((await desk.call("GET", "/session", { cookie: phone })).status).toBe(401);
    expect((await desk.call("DELETE", "/sessions/not-an-id", { cookie: mine })).status).toBe(404);
  });

  it("survives a cookie that does not decode", async () => {
    expect((await desk.call("GET", "/setup", { cookie: "firstline=%zz" })).status).toBe(200);
    expect((await desk.call("GET", "/session", { cookie: "firstline=%zz" })).status).toBe(401);
  });
});

describe("another site", () => {
  it("cannot sign anybody in or out", async () => {
    const cookie = await ane();
    const headers = { origin: "https://evil.example" };
    expect((await desk.call("DELETE", "/session", { cookie, headers })).status).toBe(403);
    expect((await desk.call("POST", "/session", { body: { email: mail("ane"), password: secrets.ane }, headers })).status).toBe(403);
    expect((await desk.call("GET", "/session", { cookie })).status).toBe(200);
  });
});
