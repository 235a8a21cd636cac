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

describe("signing in with a password", () => {
  it("answers who I am and what I may do, with a cookie that scripts cannot read", async () => {
    const answer = await desk.call("POST", "/session", { body: { email: " Ane.Berg@Nordvik.example ", password: secrets.ane } });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ name: "Ane Berg", roles: ["requester"], permissions: ["tickets:read", "tickets:create", "tickets:reply"] });
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
    await desk.pool.query("insert into account values ($1, (select password_hash from account where person_id = $2), true, now())", [world.people.jonas.id, world.people.ane.id]);
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
      for (const [kind, email] of [["known", mail("ane")], ["unknown", `x${i}@nordvik.example`], ["closed", mail("jonas")]] as const) {
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

describe("a session", () => {
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

describe("a password", () => {
  const next = "quiet lamps at dusk";

  it("changes with the current one, and every other session ends", async () => {
    await transaction(desk.db, (tx) => setPassword(tx, world.people.siri.id, "four brown boats"));
    const here = await desk.signIn(mail("siri"), "four brown boats");
    const elsewhere = await desk.signIn(mail("siri"), "four brown boats");
    const wrong = await desk.call("PUT", "/session/password", { cookie: here, body: { current_password: "not it at all", password: next } });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, "/current_password"]);
    const without = await desk.call("PUT", "/session/password", { cookie: here, body: { password: next } });
    expect([without.status, without.body.errors[0].code]).toEqual([400, "current_password_needed"]);
    const weak = await desk.call("PUT", "/session/password", { cookie: here, body: { current_password: "four brown boats", password: "Password1234!" } });
    expect(weak.body.errors[0]).toMatchObject({ pointer: "/password", code: "password_leaked" });
    expect((await desk.call("PUT", "/session/password", { cookie: here, body: { current_password: "four brown boats", password: next } })).status).toBe(204);
    expect((await desk.call("GET", "/session", { cookie: here })).status).toBe(200);
    expect((await desk.call("GET", "/session", { cookie: elsewhere })).status).toBe(401);
    expect((await desk.call("POST", "/session", { body: { email: mail("siri"), password: "four brown boats" } })).status).toBe(401);
    await desk.signIn(mail("siri"), next);
  });

  it("that was forgotten is chosen anew after signing in with a code, within a quarter of an hour", async () => {
    const late = await withCode("siri");
    desk.pass(16 * 60_000);
    expect((await desk.call("PUT", "/session/password", { cookie: late, body: { password: "wide open windows" } })).status).toBe(400);
    const cookie = await withCode("siri");
    expect((await desk.call("PUT", "/session/password", { cookie, body: { password: "wide open windows" } })).status).toBe(204);
  });
});

async function withCode(name: keyof World["people"]): Promise<string> {
  await desk.call("POST", "/sign-in-codes", { body: { email: mail(name) } });
  const answer = await desk.call("POST", "/session", { body: { email: mail(name), code: desk.codes.at(-1)?.code } });
  expect(answer.status).toBe(201);
  return answer.cookie ?? "";
}

describe("a one-time code", () => {
  it("is answered the same for unknown and closed accounts, and goes to nobody then", async () => {
    const before = desk.codes.length;
    const answers = [];
    for (const email of [mail("kari"), "nobody@nordvik.example", mail("jonas")]) {
      const start = performance.now();
      const answer = await desk.call("POST", "/sign-in-codes", { body: { email } });
      answers.push([answer.status, answer.text]);
      expect(performance.now() - start).toBeGreaterThan(200);
    }
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]?.[0]).toBe(202);
    expect(desk.codes.slice(before).map(({ email }) => email)).toEqual([mail("kari")]);
  });

  it("has eight digits, stands in the outbox, and neither in a subject nor in clear in its table", async () => {
    await desk.call("POST", "/sign-in-codes", { body: { email: mail("kari") } });
    const code = desk.codes.at(-1)?.code ?? "";
    expect(code).toMatch(/^\d{8}$/);
    const { rows } = await desk.pool.query("select subject, body from outbox where kind = 'sign_in_code' order by created_at desc limit 1");
    expect(rows[0].body).toContain(code);
    expect(rows[0].subject).not.toContain(code);
    const kept = await desk.pool.query("select code_hash from sign_in_code");
    expect(kept.rows.every((row) => row.code_hash.startsWith("argon2id$"))).toBe(true);
  });

  it("works once, within ten minutes, also typed with a space", async () => {
    await desk.call("POST", "/sign-in-codes", { body: { email: mail("kari") } });
    const code = desk.codes.at(-1)?.code ?? "";
    const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
    expect((await desk.call("POST", "/session", { body: { email: mail("kari"), code: spaced } })).status).toBe(201);
    expect((await desk.call("POST", "/session", { body: { email: mail("kari"), code } })).status).toBe(401);
    await desk.call("POST", "/sign-in-codes", { body: { email: mail("kari") } });
    desk.pass(10 * 60_000 + 1000);
    expect((await desk.call("POST", "/session", { body: { email: mail("kari"), code: desk.codes.at(-1)?.code } })).status).toBe(401);
  });

  it("of one person signs nobody else in", async () => {
    await desk.call("POST", "/sign-in-codes", { body: { email: mail("kari") } });
    expect((await desk.call("POST", "/session", { body: { email: mail("ane"), code: desk.codes.at(-1)?.code } })).status).toBe(401);
  });

  it("can be tried five times", async () => {
    await desk.call("POST", "/sign-in-codes", { body: { email: mail("kari") } });
    const code = desk.codes.at(-1)?.code ?? "";
    for (let i = 0; i < 5; i++) {
      await desk.pool.query("delete from attempt");
      expect((await desk.call("POST", "/session", { body: { email: mail("kari"), code: "00000000" } })).status).toBe(401);
    }
    expect((await desk.call("POST", "/session", { body: { email: mail("kari"), code } })).status).toBe(401);
  });

  it("is sent three times in a quarter of an hour to a strange place, and the answer stays the same", async () => {
    await desk.pool.query("delete from session where person_id = $1", [world.people.lars.id]);
    const before = desk.codes.length;
    for (let i = 0; i < 6; i++) expect((await desk.call("POST", "/sign-in-codes", { body: { email: mail("lars") } })).status).toBe(202);
    expect(desk.codes.length - before).toBe(3);
  });
});

describe("an API key", () => {
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

describe("an account", () => {
  it("gets roles from an administrator, and the sessions with the old ones end", async () => {
    const cookie = await nina();
    const theirs = await ane();
    const path = `/accounts/${world.people.ane.id}`;
    const given = { roles: [{ role: "requester", organization_id: world.organizations.nordvik.id }, { role: "trainer" }] };
    const answer = await desk.call("PUT", path, { cookie, body: given });
    expect(answer.body).toEqual({
      person: { id: world.people.ane.id, name: "Ane Berg" },
      roles: [{ role: "requester", organization: { id: world.organizations.nordvik.id, name: "Nordvik" } }, { role: "trainer", organization: null }],
      has_password: true,
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
    expect((await put([{ role: "technician", organization_id: world.organizations.nordvik.id }])).body.errors[0].code).toBe("organization_of_requester");
    expect((await put([{ role: "requester", organization_id: world.people.ane.id }])).body.errors[0]).toMatchObject({ pointer: "/roles/0/organization_id", code: "unknown" });
    expect((await desk.call("GET", path, { cookie })).body.roles.map(({ role }: { role: string }) => role)).toEqual(["technician"]);
  });
});

describe("mass assignment", () => {
  const strangers = ["person_id", "role", "roles_", "user_id", "userId", "is_admin", "isAdmin", "organization_id", "token_hash", "password_hash", "disabled_at", "id", "created_at", "constructor"];

  it("is refused at the field on every writing route, and nothing is written", async () => {
    const cookie = await nina();
    const routes: [string, string, object][] = [
      ["POST", "/session", { email: mail("ane"), password: secrets.ane }],
      ["POST", "/sign-in-codes", { email: mail("ane") }],
      ["PATCH", "/session", { language: "nb" }],
      ["PUT", "/session/password", { current_password: secrets.administrator, password: "not to be taken on" }],
      ["POST", "/api-keys", { name: "hidden extras" }],
      ["PUT", `/accounts/${world.people.ane.id}`, { disabled: false }],
      ["POST", "/setup", { token: "x", organization: "O", name: "N", email: "n@o.example", password: "x".repeat(14), language: "en" }],
      ["PUT", "/drafts", { key: "k", body: "b" }],
      ["POST", "/notifications/read", {}],
    ];
    const counts = "select (select count(*) from api_key) k, (select count(*) from session) s, (select count(*) from draft) d, (select count(*) from sign_in_code) c";
    const before = (await desk.pool.query(counts)).rows[0];
    for (const [method, path, body] of routes) {
      for (const stranger of strangers) {
        const answer = await desk.call(method, path, { cookie, body: { ...body, [stranger]: world.people.administrator.id } });
        expect([method, path, stranger, answer.status, answer.body.errors?.[0].code]).toEqual([method, path, stranger, 400, "unknown_key"]);
      }
      const polluted = `${JSON.stringify(body).slice(0, -1)}${Object.keys(body).length > 0 ? "," : ""}"__proto__":{"isAdmin":true}}`;
      expect([path, (await desk.call(method, path, { cookie, body: polluted })).status]).toEqual([path, 400]);
    }
    expect((await desk.pool.query(counts)).rows[0]).toEqual(before);
    expect((await desk.call("GET", "/session", { cookie })).body.language).not.toBe("nb");
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

describe("another site", () => {
  it("cannot sign anybody in or out", async () => {
    const cookie = await ane();
    const headers = { origin: "https://evil.example" };
    expect((await desk.call("DELETE", "/session", { cookie, headers })).status).toBe(403);
    expect((await desk.call("POST", "/session", { body: { email: mail("ane"), password: secrets.ane }, headers })).status).toBe(403);
    expect((await desk.call("GET", "/session", { cookie })).status).toBe(200);
  });
});

describe("secrets", () => {
  it("are in no log line and in no event, after all of the above", async () => {
    await desk.call("POST", "/session", { body: { email: mail("ane"), password: "a wrong one to look for" } });
    const { rows } = await desk.pool.query("select data::text || type as row from event");
    const places = [...desk.logged, ...rows.map(({ row }) => String(row))].join("\n");
    expect(places).toContain("session.refused");
    const cookies = (await ane()).split("=")[1] ?? "";
    const keys = (await desk.pool.query("select prefix from api_key")).rows.map(({ prefix }) => prefix.slice(3));
    for (const secret of [...Object.values(secrets), "a wrong one to look for", "wide open windows", "slow trains", cookies, ...desk.codes.map(({ code }) => code)]) {
      expect(places).not.toContain(secret);
    }
    expect(keys.some((key) => places.includes(`fl_${key}`))).toBe(false);
  });
});
