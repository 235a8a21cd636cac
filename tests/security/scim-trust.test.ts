import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { group, openScimDesk, patchOf, user, type ScimDesk } from "./scim-desk.ts";

// What a program that says who works here may not do, whoever holds its token. Each seen red by taking the rule out that it is about.

let desk: ScimDesk;
beforeEach(async () => void (desk = await openScimDesk()));
afterEach(() => desk.desk.close());

const make = async (userName: string, more: object = {}) =>
  desk.scim("POST", "/Users", { schemas: [user], userName, displayName: userName, active: true, ...more });
const person = async (email: string) => (await desk.desk.pool.query("select * from person where email = $1", [email])).rows[0];
const rolesOf = async (id: string) =>
  (await desk.desk.pool.query("select role from role_grant where person_id = $1 order by role", [id])).rows.map(({ role }) => role);
const off = (id: string) => desk.scim("PATCH", `/Users/${id}`, patchOf({ op: "replace", value: { active: false } }));
const faults = async () => (await desk.admin("GET", `/scim-sources/${desk.id}/faults`)).body.items;

describe("tokens", () => {
  test("open SCIM and nothing else; keys and sessions open no SCIM", async () => {
    for (const path of ["/people", "/session", "/scim-sources"])
      expect((await desk.desk.call("GET", path, { key: desk.token })).status).toBe(401);
    const key = desk.keys.get("administrator") ?? "";
    expect(await desk.scim("GET", "/Users", undefined, { token: key })).toMatchObject({ status: 401, body: { status: "401" } });
    const withCookie = await fetch(`${desk.desk.base}/scim/v2/Users`, { headers: { cookie: desk.administrator } });
    expect(withCookie.status).toBe(401);
    expect(withCookie.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("are shown once, kept as a hash, and over when they are over, revoked or switched off", async () => {
    const { rows } = await desk.desk.pool.query("select * from scim_token");
    expect(JSON.stringify(rows)).not.toContain(desk.token.slice(10));
    const shown = await desk.admin("GET", `/scim-sources/${desk.id}`);
    expect(shown.text).not.toContain(desk.token);
    expect(shown.body.tokens).toMatchObject([{ prefix: desk.token.slice(0, 10) }]);
    const until = new Date(Date.now() + 60_000).toISOString();
    const { token } = (await desk.admin("POST", `/scim-sources/${desk.id}/tokens`, { expires_at: until })).body;
    expect((await desk.scim("GET", "/Users", undefined, { token })).status).toBe(200);
    desk.desk.pass(61_000);
    expect((await desk.scim("GET", "/Users", undefined, { token })).status).toBe(401);
    await desk.admin("DELETE", `/scim-sources/${desk.id}/tokens/${shown.body.tokens[0].id}`);
    expect((await desk.scim("GET", "/Users")).status).toBe(401);
    const other = (await desk.admin("POST", `/scim-sources/${desk.id}/tokens`, {})).body.token;
    expect((await desk.scim("GET", "/Users", undefined, { token: other })).status).toBe(200);
    await desk.admin("PATCH", `/scim-sources/${desk.id}`, { active: false });
    expect((await desk.scim("GET", "/Users", undefined, { token: other })).status).toBe(401);
  });

  test("wrong ones are counted, and a source sees only whom it told of itself", async () => {
    const ane = await make("ane", { emails: [{ value: "ane.berg@nordvik.example" }] });
    const other = (await desk.admin("POST", "/scim-sources", { name: "Okta" })).body.id;
    const { token } = (await desk.admin("POST", `/scim-sources/${other}/tokens`, {})).body;
    expect((await desk.scim("GET", "/Users", undefined, { token })).body.totalResults).toBe(0);
    expect((await desk.scim("GET", `/Users/${ane.body.id}`, undefined, { token })).status).toBe(404);
    expect((await desk.scim("DELETE", `/Users/${ane.body.id}`, undefined, { token })).status).toBe(404);
    const taken = await desk.scim("POST", "/Users", { userName: "x", emails: [{ value: "ane.berg@nordvik.example" }] }, { token });
    expect(taken, "nor whom another one told of").toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
    for (let n = 0; n < 30; n += 1) await desk.scim("GET", "/Users", undefined, { token: `fls_${"0".repeat(43)}` });
    expect((await desk.scim("GET", "/Users", undefined, { token: `fls_${"0".repeat(43)}` })).status).toBe(429);
    expect((await desk.scim("GET", "/Users")).status, "who has a good one goes on").toBe(200);
  });
});

describe("people with a role", () => {
  test("are not joined by an address, but by an administrator; what signs them in or proves who they are is not changed", async () => {
    const refused = await make("kari", { emails: [{ value: "kari.solberg@nordvik.example" }] });
    expect(refused).toMatchObject({ status: 409, body: { scimType: "uniqueness", detail: expect.stringContaining("Kari Solberg") } });
    expect((await faults())[0]).toMatchObject({
      who: "kari",
      status: 409,
      what: "POST /Users",
      reason: expect.stringContaining("Kari Solberg"),
    });
    const { id } = desk.world.people.kari;
    const joined = await desk.admin("POST", `/scim-sources/${desk.id}/joins`, { person_id: id, user_name: "Kari" });
    expect(joined.status).toBe(201);
    const found = await desk.scim("GET", `/Users?filter=${encodeURIComponent('userName eq "kari"')}`);
    const at = `/Users/${found.body.Resources[0].id}`;
    const changed = await desk.scim(
      "PATCH",
      at,
      patchOf({
        op: "replace",
        value: { title: "Boss", emails: [{ value: "evil@evil.example" }], phoneNumbers: [{ type: "mobile", value: "+47 999 99 999" }] },
      }),
    );
    expect(changed.status).toBe(200);
    expect(changed.body.emails).toEqual([{ value: "kari.solberg@nordvik.example" }]);
    expect(await person("kari.solberg@nordvik.example")).toMatchObject({ title: "Boss", mobile: null });
    expect((await faults()).filter(({ status }: { status: number }) => status === 200)).toHaveLength(2);
    expect((await off(found.body.Resources[0].id)).body.active, "but they may leave").toBe(false);
  });

  test("who is an administrator does not leave so, by whatever way", async () => {
    const { id } = desk.world.people.administrator;
    await desk.admin("POST", `/scim-sources/${desk.id}/joins`, { person_id: id, user_name: "nina" });
    const [found] = (await desk.scim("GET", "/Users")).body.Resources;
    expect(await off(found.id)).toMatchObject({ status: 403 });
    expect((await desk.scim("DELETE", `/Users/${found.id}`)).status).toBe(403);
    expect((await desk.scim("PUT", `/Users/${found.id}`, { userName: "nina", active: "False" })).status).toBe(403);
    expect((await desk.desk.call("GET", "/session", { cookie: desk.administrator })).status).toBe(200);
  });
});

test("who leaves is out at once: every session, and every key; and no word of it signs anybody in", async () => {
  const cookie = await desk.signIn("ane");
  const ane = await make("ane", { emails: [{ value: "ane.berg@nordvik.example" }] });
  expect((await desk.desk.call("GET", "/session", { cookie })).status).toBe(200);
  await off(ane.body.id);
  expect((await desk.desk.call("GET", "/session", { cookie })).status).toBe(401);
  expect((await desk.desk.call("GET", "/session", { key: desk.keys.get("ane") })).status).toBe(401);
  expect(await desk.events("session.ended")).toMatchObject([{ data: { reason: "account_closed" } }]);
  const { rows } = await desk.desk.pool.query("select count(*)::int as n from person_identity");
  expect(rows).toEqual([{ n: 0 }]);
});

test("groups give roles and teams as an administrator mapped them, take back what they gave, and nothing that somebody else gave", async () => {
  const team = (await desk.admin("GET", "/teams")).body.items.find(({ key }: { key: string }) => key === "network");
  const rules = [
    { value: "IT helpers", role: "technician" },
    { value: "IT helpers", team_id: team.id },
  ];
  await desk.admin("PATCH", `/scim-sources/${desk.id}`, { groups: rules });
  const bo = await make("bo@nordvik.example");
  const { id } = await person("bo@nordvik.example");
  const made = await desk.scim("POST", "/Groups", { schemas: [group], displayName: "administrators", members: [{ value: bo.body.id }] });
  expect(await rolesOf(id), "a name alone gives nothing").toEqual([]);
  const at = `/Groups/${made.body.id}`;
  await desk.scim("PATCH", at, patchOf({ op: "replace", path: "displayName", value: "IT helpers" }));
  expect(await rolesOf(id)).toEqual(["technician"]);
  await desk.desk.pool.query("insert into role_grant (id, person_id, role) values (gen_random_uuid(), $1, 'auditor')", [id]);
  await desk.scim("PATCH", at, patchOf({ op: "remove", path: `members[value eq "${bo.body.id}"]` }));
  expect(await rolesOf(id)).toEqual(["auditor"]);
  expect((await desk.desk.pool.query("select 1 from team_member where person_id = $1", [id])).rows).toEqual([]);
  await desk.scim("PATCH", at, patchOf({ op: "add", path: "members", value: [{ value: bo.body.id }] }));
  await desk.admin("PATCH", `/scim-sources/${desk.id}`, { groups: [] });
  expect(await rolesOf(id), "what the settings say no more goes at once").toEqual(["auditor"]);
  await desk.admin("PATCH", `/scim-sources/${desk.id}`, { groups: rules });
  expect(await rolesOf(id)).toEqual(["auditor", "technician"]);
  await desk.admin("PATCH", `/scim-sources/${desk.id}`, { active: false });
  expect(await rolesOf(id)).toEqual(["auditor"]);
  await desk.admin("PATCH", `/scim-sources/${desk.id}`, { active: true });
  await desk.scim("DELETE", at);
  expect(await rolesOf(id)).toEqual(["auditor"]);
});

test("more than may leave within an hour do not: they are held, administrators are told once, and one of them decides", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 12; n += 1) ids.push((await make(`p${n}@nordvik.example`)).body.id);
  const answers = [];
  for (const id of ids.slice(0, 6)) answers.push((await off(id)).status);
  // Three may always; the fourth of twelve is more than ten of a hundred.
  expect(answers).toEqual([200, 200, 200, 403, 403, 403]);
  expect((await desk.scim("DELETE", `/Users/${ids[6]}`)).status).toBe(403);
  expect((await faults())[0]).toMatchObject({ what: "DELETE /Users", who: "p6@nordvik.example", status: 403 });
  const { rows } = await desk.desk.pool.query("select person_id, text from notification where kind = 'leavers_held'");
  expect(rows).toEqual([{ person_id: desk.world.people.administrator.id, text: "Entra ID" }]);
  const shown = (await desk.admin("GET", `/scim-sources/${desk.id}`)).body;
  expect(shown.held.map(({ person: { name } }: { person: { name: string } }) => name)).toEqual(
    [3, 4, 5, 6].map((n) => `p${n}@nordvik.example`),
  );
  await desk.scim("PATCH", `/Users/${ids[3]}`, patchOf({ op: "replace", path: "active", value: true }));
  expect((await desk.admin("POST", `/scim-sources/${desk.id}/leavings`, { leave: true })).body.held_since).toBe(null);
  const left = await desk.desk.pool.query("select email from person where not active order by email");
  expect(left.rows.map(({ email }) => email)).toEqual([0, 1, 2, 4, 5, 6].map((n) => `p${n}@nordvik.example`));
  expect((await desk.admin("POST", `/scim-sources/${desk.id}/leavings`, { leave: true })).status).toBe(409);
  expect((await off(ids[7] ?? "")).status, "for an hour others may, too").toBe(200);
});

test("two at once: one user name is made once, by whichever comes first", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => make("twice", { displayName: "Twice" })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
  expect(answers.flatMap(({ body }) => body.scimType ?? [])).toEqual(Array.from({ length: 7 }, () => "uniqueness"));
  const { rows } = await desk.desk.pool.query("select count(*)::int as n from person where name = 'Twice'");
  expect(rows).toEqual([{ n: 1 }]);
});
