import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { room as access, setPassword } from "../../server/rooms/access/index.ts";
import { room as notifications } from "../../server/rooms/notifications/index.ts";
import { settle } from "../database.ts";
import { smallWorld, type World } from "../world.ts";
import { enrol, type App } from "./enrol-app.ts";
import { believed } from "./believed.ts";
import { openDesk, type Answer, type Desk } from "./open-desk.ts";

const password = "seven rusty anchors";
type Who = keyof World["people"];

let desk: Desk;
let world: World;

beforeAll(async () => {
  desk = await openDesk({ size: 20 });
  world = await transaction(desk.db, async (tx) => {
    const made = await smallWorld(tx);
    for (const person of Object.values(made.people)) await setPassword(tx, person.id, password);
    return made;
  });
});
afterAll(() => desk.close());
// Counted tries of one test are not another's.
beforeEach(() => desk.pool.query("delete from attempt"));

const mail = (name: Who) => world.people[name].email ?? "";
const first = (name: Who, cookie?: string) => desk.call("POST", "/session", { cookie, body: { email: mail(name), password } });
const counts = (answers: Answer[]) =>
  answers.reduce<Record<number, number>>((sum, { status }) => ({ ...sum, [status]: (sum[status] ?? 0) + 1 }), {});
const many = <T>(times: number, work: (i: number) => Promise<T>) => Promise.all(Array.from({ length: times }, (_, i) => work(i)));

describe("a proof", () => {
  it("is wanted after ten minutes for what cannot be taken back, and the session has a new cookie then", async () => {
    const cookie = await desk.signIn(mail("ane"), password);
    desk.pass(11 * 60_000);
    const refused = await desk.call("POST", "/api-keys", { cookie, body: { name: "robot" } });
    expect([refused.status, refused.body.code, refused.body.methods]).toEqual([403, "proof_needed", ["password", "code"]]);
    expect((await desk.call("GET", "/session", { cookie })).status).toBe(200);
    const wrong = await desk.call("POST", "/session/proofs", { cookie, body: { password: "not it at all" } });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, "/password"]);
    const proven = await desk.call("POST", "/session/proofs", { cookie, body: { password } });
    expect(proven.status).toBe(204);
    expect((await desk.call("GET", "/session", { cookie })).status).toBe(401);
    expect((await desk.call("POST", "/api-keys", { cookie: proven.cookie ?? "", body: { name: "robot" } })).status).toBe(201);
  });

  it("is a second factor where there is one: the password is not enough", async () => {
    const app = await reset("kari");
    desk.pass(11 * 60_000);
    const refused = await desk.call("DELETE", "/session/authenticator", { cookie: app.cookie });
    expect([refused.status, refused.body.methods]).toEqual([403, ["authenticator"]]);
    expect((await desk.call("POST", "/session/proofs", { cookie: app.cookie, body: { password } })).status).toBe(403);
    const code = app.next();
    const answers = await many(5, () => desk.call("POST", "/session/proofs", { cookie: app.cookie, body: { authenticator: code } }));
    expect(counts(answers)[204]).toBe(1);
    const cookie = answers.find(({ status }) => status === 204)?.cookie ?? "";
    expect((await desk.call("DELETE", "/session/authenticator", { cookie })).status).toBe(204);
  });
});

/** Takes somebody's factors away as an administrator does, and sets up new ones. */
async function reset(name: Who): Promise<App> {
  const administrator = await desk.signIn(mail("administrator"), password);
  const ticket = await believed(desk, administrator, world.people[name].id);
  expect(
    (await desk.call("DELETE", `/accounts/${world.people[name].id}/factors?ticket=${ticket}`, { cookie: administrator })).body,
  ).toEqual({
    held_until: null,
  });
  return enrol(desk, mail(name), password);
}

describe("one's own mail address", () => {
  it("is changed only by who just proved to be its owner, and never by a key", async () => {
    const cookie = await desk.signIn(mail("per"), password);
    const { key } = (await desk.call("POST", "/api-keys", { cookie, body: { name: "robot" } })).body;
    desk.pass(11 * 60_000);
    const path = `/people/${world.people.per.id}`;
    const body = { email: "per.new@nordvik.example" };
    expect((await desk.call("PATCH", path, { cookie, body })).body.code).toBe("proof_needed");
    expect((await desk.call("PATCH", path, { key, body })).body.code).toBe("session_needed");
    expect((await desk.call("PATCH", path, { cookie, body: { title: "Technician" } })).status).toBe(200);
  });
});

describe("a role that needs a second factor", () => {
  it("lets its holders do nothing but set one up, from the next sign-in on, and keeps the last one", async () => {
    const administrator = await desk.signIn(mail("administrator"), password);
    const rules = await desk.call("PUT", "/second-factor-rules", { cookie: administrator, body: { roles: ["lead"] } });
    expect(rules.body.items.find(({ role }: { role: string }) => role === "lead")).toEqual({
      role: "lead",
      needed: true,
      people: 1,
      without: 1,
    });
    const cookie = await desk.signIn(mail("lead"), password);
    expect((await desk.call("GET", "/session", { cookie })).body.limited).toBe(true);
    for (const [method, path] of [
      ["GET", "/tickets"],
      ["GET", "/events"],
      ["GET", "/api-keys"],
      ["POST", "/api-keys"],
    ] as const) {
      const answer = await desk.call(method, path, { cookie, body: method === "POST" ? { name: "robot" } : undefined });
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, "second_factor_needed"]);
    }
    const begun = await desk.call("POST", "/session/authenticator", { cookie });
    const totp = new TOTP({ secret: Secret.fromBase32(begun.body.key) });
    const code = totp.generate({ timestamp: desk.now().getTime() });
    const done = await desk.call("PUT", "/session/authenticator", { cookie, body: { code } });
    expect(done.status).toBe(200);
    expect((await desk.call("GET", "/tickets", { cookie: done.cookie ?? "" })).status).toBe(200);
    const kept = await desk.call("DELETE", "/session/authenticator", { cookie: done.cookie ?? "" });
    expect([kept.status, kept.body.code]).toEqual([409, "last_second_factor"]);
    await desk.call("PUT", "/second-factor-rules", { cookie: administrator, body: { roles: [] } });
  });
});

describe("an administrator", () => {
  it("resets another's second factors, which ends their sessions and is told and written down; nobody else does", async () => {
    const app = await reset("lars");
    const id = world.people.lars.id;
    expect((await desk.call("DELETE", `/accounts/${id}/factors`, { cookie: await desk.signIn(mail("ane"), password) })).status).toBe(403);
    const administrator = await desk.signIn(mail("administrator"), password);
    desk.pass(11 * 60_000);
    expect((await desk.call("DELETE", `/accounts/${id}/factors`, { cookie: administrator })).body.code).toBe("proof_needed");
    const fresh = await desk.signIn(mail("administrator"), password);
    const named = await desk.call("DELETE", `/accounts/${id}/factors`, { cookie: fresh });
    expect(named.body.errors).toMatchObject([{ code: "proof_in_ticket" }]);
    const ticket = await believed(desk, fresh, id);
    expect((await desk.call("DELETE", `/accounts/${id}/factors?ticket=${ticket}`, { cookie: fresh })).status).toBe(200);
    expect((await desk.call("DELETE", `/accounts/${world.people.administrator.id}/factors`, { cookie: fresh })).body.code).toBe(
      "own_factors",
    );
    expect((await desk.call("GET", "/session", { cookie: app.cookie })).status).toBe(401);
    expect((await first("lars")).status).toBe(201);
    await settle(desk.db, [...(access.reactions ?? []), ...(notifications.reactions ?? [])]);
    const told = await desk.pool.query("select from outbox where kind = 'factors_reset' and person_id = $1", [id]);
    const written = await desk.pool.query("select from event where type = 'factors.reset' and person_id = $1 and actor_id = $2", [
      id,
      world.people.administrator.id,
    ]);
    expect([told.rowCount, written.rowCount]).toEqual([2, 2]);
  });
});
