import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction } from "../../server/platform/db.ts";
import { createApiKey, setPassword } from "../../server/rooms/access/index.ts";
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
const nina = () => desk.signIn(mail("administrator"), secrets.administrator);

describe("E5: an API key", () => {
  const make = async (cookie: string, body: object) => desk.call("POST", "/api-keys", { cookie, body });

  it("is shown once, kept as a hash, and acts for its owner", async () => {
    const cookie = await per();
    const made = await make(cookie, { name: "monitoring" });
    expect(made.status).toBe(201);
    expect(made.body.key).toMatch(/^fl_[\w-]{43}$/);
    const listed = await desk.call("GET", "/api-keys", { cookie });
    expect(listed.text).not.toContain(made.body.key);
    expect(listed.body.items[0]).toMatchObject({ name: "monitoring", prefix: made.body.key.slice(0, 9) });
    const { rows } = await desk.pool.query("select k::text as row from api_key k");
    expect(rows.some(({ row }) => row.includes(made.body.key.slice(9)))).toBe(false);
    expect((await desk.call("GET", "/session", { key: made.body.key })).body.name).toBe("Per Haug");
  });

  it("holds its owner's rights of the day, cut down to its scopes", async () => {
    const cookie = await per();
    const { key } = (await make(cookie, { name: "reader", scopes: ["people:read"] })).body;
    expect((await desk.call("GET", "/session", { key })).body.permissions).toEqual(["people:read"]);
    expect((await desk.call("GET", "/people", { key })).status).toBe(200);
    expect((await desk.call("POST", "/people", { key, body: { name: "Nobody New" } })).status).toBe(403);
    await desk.pool.query("update role_grant set role = 'requester' where person_id = $1", [world.people.per.id]);
    expect((await desk.call("GET", "/people", { key })).status).toBe(403);
    await desk.pool.query("update role_grant set role = 'technician' where person_id = $1", [world.people.per.id]);
    const more = await make(cookie, { name: "greedy", scopes: ["audit:read"] });
    expect([more.status, more.body.errors[0].pointer]).toEqual([400, "/scopes"]);
  });

  it("never makes keys, and never touches passwords, sessions or accounts", async () => {
    const cookie = await nina();
    const { key } = (await make(cookie, { name: "everything" })).body;
    const own = (await desk.call("GET", "/sessions", { cookie })).body.items[0].id;
    const tries: [string, string, object | undefined][] = [
      ["POST", "/api-keys", { name: "another" }],
      ["PUT", "/session/password", { current_password: secrets.administrator, password: "taken over by a key" }],
      ["PUT", `/accounts/${world.people.per.id}`, { disabled: true }],
      ["PUT", `/accounts/${world.people.kari.id}`, { password: "given by a robot" }],
      ["DELETE", `/sessions/${own}`, undefined],
      ["DELETE", "/session", undefined],
    ];
    for (const [method, path, body] of tries) {
      const answer = await desk.call(method, path, { key, body });
      expect([method, path, answer.status, answer.body?.code]).toEqual([method, path, 403, "session_needed"]);
    }
  });

  it("that is unknown, revoked, expired or not a key is refused, also beside a good cookie", async () => {
    const cookie = await per();
    const revoked = (await make(cookie, { name: "old" })).body;
    expect((await desk.call("DELETE", `/api-keys/${revoked.id}`, { cookie })).status).toBe(204);
    const expiring = (await make(cookie, { name: "short", expires_at: new Date(Date.now() + 400 * hour).toISOString() })).body;
    expect((await desk.call("GET", "/session", { key: expiring.key })).status).toBe(200);
    await desk.pool.query("update api_key set expires_at = now() - interval '1 day' where id = $1", [expiring.id]);
    for (const key of [revoked.key, expiring.key, `fl_${"A".repeat(43)}`, "fl_", "x"]) {
      const answer = await desk.call("GET", "/session", { key, cookie });
      expect([answer.status, answer.body.code]).toEqual([401, "credential_refused"]);
    }
    const basic = await desk.call("GET", "/session", { cookie, headers: { authorization: "Basic eDp5" } });
    expect(basic.status).toBe(401);
    const past = await make(cookie, { name: "never", expires_at: "2020-01-01T00:00:00Z" });
    expect(past.body.errors[0]).toMatchObject({ pointer: "/expires_at", code: "past" });
  });

  it("of somebody whose account is closed, or who left, is refused", async () => {
    const { key } = await transaction(desk.db, (tx) => createApiKey(tx, { personId: world.people.sara.id, name: "hers" }));
    expect((await desk.call("GET", "/session", { key })).status).toBe(200);
    await desk.pool.query("insert into account (person_id, disabled) values ($1, true)", [world.people.sara.id]);
    expect((await desk.call("GET", "/session", { key })).status).toBe(401);
    await desk.pool.query("update account set disabled = false where person_id = $1", [world.people.sara.id]);
    await desk.pool.query("update person set active = false where id = $1", [world.people.sara.id]);
    expect((await desk.call("GET", "/session", { key })).status).toBe(401);
    await desk.pool.query("update person set active = true where id = $1", [world.people.sara.id]);
  });
});

describe("E2: an account", () => {
  it("gets roles from an administrator, and the sessions with the old ones end", async () => {
    const cookie = await nina();
    const theirs = await ane();
    const path = `/accounts/${world.people.ane.id}`;
    const given = { roles: [{ role: "requester", organization_id: world.organizations.nordvik.id }, { role: "trainer" }] };
    const answer = await desk.call("PUT", path, { cookie, body: given });
    expect(answer.body).toEqual({
      person: { id: world.people.ane.id, name: "Ane Berg" },
      roles: [
        { role: "requester", organization: { id: world.organizations.nordvik.id, name: "Nordvik" } },
        { role: "trainer", organization: null },
      ],
      has_password: true,
      second_factors: 0,
      disabled: false,
    });
    expect((await desk.call("GET", "/session", { cookie: theirs })).status).toBe(401);
    const again = await ane();
    await desk.call("PUT", path, { cookie, body: given });
    expect((await desk.call("GET", "/session", { cookie: again })).status).toBe(200);
    await desk.call("PUT", path, { cookie, body: { roles: [{ role: "requester" }] } });
  });

  it("that is closed signs nobody in, and its sessions end at once", async () => {
    const cookie = await nina();
    const theirs = await ane();
    expect((await desk.call("PUT", `/accounts/${world.people.ane.id}`, { cookie, body: { disabled: true } })).body.disabled).toBe(true);
    expect((await desk.call("GET", "/session", { cookie: theirs })).status).toBe(401);
    expect((await desk.call("POST", "/session", { body: { email: mail("ane"), password: secrets.ane } })).status).toBe(401);
    await desk.call("PUT", `/accounts/${world.people.ane.id}`, { cookie, body: { disabled: false } });
    await ane();
  });

  it("gets a first password, and never a second one from somebody else", async () => {
    const cookie = await nina();
    const path = `/accounts/${world.people.lead.id}`;
    expect((await desk.call("PUT", path, { cookie, body: { password: "Ingrid Dahl 2026" } })).body.errors[0].code).toBe("password_context");
    expect((await desk.call("PUT", path, { cookie, body: { password: "slow trains to Bodø" } })).body.has_password).toBe(true);
    const again = await desk.call("PUT", path, { cookie, body: { password: "another good one here" } });
    expect([again.status, again.body.code]).toEqual([409, "password_exists"]);
  });

  it("of the last administrator can neither be closed nor stripped", async () => {
    const cookie = await nina();
    const path = `/accounts/${world.people.administrator.id}`;
    for (const body of [{ disabled: true }, { roles: [{ role: "technician" }] }]) {
      const answer = await desk.call("PUT", path, { cookie, body });
      expect([answer.status, answer.body.code]).toEqual([409, "last_administrator"]);
    }
    expect((await desk.call("GET", "/session", { cookie })).body.roles).toContain("administrator");
  });

  it("is an administrator's business only", async () => {
    for (const cookie of [await ane(), await per()]) {
      const path = `/accounts/${world.people.ane.id}`;
      expect((await desk.call("GET", path, { cookie })).status).toBe(403);
      expect((await desk.call("PUT", path, { cookie, body: { roles: [{ role: "administrator" }] } })).status).toBe(403);
    }
    expect((await desk.call("GET", `/accounts/${world.people.ane.id}`)).status).toBe(401);
    expect((await desk.call("GET", "/accounts/nobody", { cookie: await nina() })).status).toBe(404);
  });

  it("wants an organization only for requesters, and one that exists", async () => {
    const cookie = await nina();
    const path = `/accounts/${world.people.kari.id}`;
    const put = (roles: object[]) => desk.call("PUT", path, { cookie, body: { roles } });
    expect((await put([{ role: "technician", organization_id: world.organizations.nordvik.id }])).body.errors[0].code).toBe(
      "organization_of_requester",
    );
    expect((await put([{ role: "requester", organization_id: world.people.ane.id }])).body.errors[0]).toMatchObject({
      pointer: "/roles/0/organization_id",
      code: "unknown",
    });
    expect((await desk.call("GET", path, { cookie })).body.roles.map(({ role }: { role: string }) => role)).toEqual(["technician"]);
  });
});

describe("my own language and time zone", () => {
  it("change, and nothing else does", async () => {
    const cookie = await per();
    const answer = await desk.call("PATCH", "/session", { cookie, body: { language: "nb", time_zone: "Europe/Berlin" } });
    expect(answer.body).toMatchObject({ name: "Per Haug", language: "nb", time_zone: "Europe/Berlin" });
    expect((await desk.call("PATCH", "/session", { cookie, body: { time_zone: "Mars/Olympus" } })).status).toBe(400);
  });
});
