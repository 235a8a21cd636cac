import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { JWTPayload } from "jose";
import { teamOf } from "../world.ts";
import { openCompanyDesk, type CompanyDesk } from "./company-desk.ts";

let company: CompanyDesk;
beforeAll(async () => {
  company = await openCompanyDesk();
});
afterAll(async () => {
  await company?.provider.close();
  await company?.desk.close();
});
beforeEach(async () => {
  const { desk, provider } = company;
  provider.forge = null;
  provider.people.clear();
  await desk.pool.query("delete from attempt");
  for (const table of ["identity_role", "identity_member", "person_identity"]) await desk.pool.query(`delete from ${table}`);
  await desk.pool.query("delete from role_grant where person_id = any($1)", [[company.world.people.ane.id, company.world.people.jonas.id]]);
  await company.change({
    makes_people: false,
    trusts_email: false,
    directory_id: null,
    directory_claim: null,
    groups: [],
    second_factor_values: ["mfa"],
    active: true,
    ends_there: false,
  });
});

const known = (who: string, more: Record<string, unknown> = {}) =>
  company.provider.people.set(who, { name: "Ane Berg", email: "ane.berg@nordvik.example", email_verified: true, ...more });
const whoIs = async (cookie: string | null) => (await company.desk.call("GET", "/session", { cookie: cookie ?? "" })).body;
const roleOf = async (name: "ane" | "jonas") =>
  (await company.desk.pool.query("select role from role_grant where person_id = $1", [company.world.people[name].id])).rows.map(
    ({ role }) => role,
  );
const lastReason = async () =>
  (
    await company.desk.pool.query(
      "select data->>'reason' as reason from event where type = 'session.refused' order by at desc, id desc limit 1",
    )
  ).rows[0]?.reason;

describe("E4: signing in through the company", () => {
  it("shows the way, signs in whom an address that was checked there names, and comes back to where one was", async () => {
    const { desk, world } = company;
    expect((await desk.call("GET", "/sign-in-ways")).body).toEqual({ items: [{ key: "nordvik", name: "Nordvik" }], only: false });
    known("u-1");
    const { goTo, mark } = await company.begin("/portal/new?words=printer");
    const asked = new URL(goTo).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect([asked.get("nonce")?.length, asked.get("state")?.length]).toEqual([43, 43]);
    const done = await company.answer(await company.agree(goTo, "u-1"), mark);
    expect([done.status, done.body.me?.name, done.body.return_to]).toEqual([201, "Ane Berg", "/portal/new?words=printer"]);
    const { rows } = await desk.pool.query("select issuer, subject, person_id, joined_by from person_identity");
    expect(rows).toEqual([{ issuer: company.provider.url, subject: "u-1", person_id: world.people.ane.id, joined_by: "address" }]);
    expect((await whoIs(done.cookie)).name).toBe("Ane Berg");
  });

  it("knows somebody by issuer and subject, whatever their address becomes", async () => {
    known("u-2");
    expect((await company.enter("u-2")).status).toBe(201);
    known("u-2", { email: "jonas.lie@nordvik.example" });
    expect((await company.enter("u-2")).body.me.name).toBe("Ane Berg");
    // And whoever has that address there now is somebody else.
    known("u-3");
    expect((await company.enter("u-3")).body.code).toBe("company_joined_already");
  });

  it.each(["//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)", "https://evil.example/", "/%09/../../"])(
    "E5: leads back to no %j",
    async (path) => {
      known("u-4");
      const { goTo, mark } = await company.begin(path);
      const { body } = await company.answer(await company.agree(goTo, "u-4"), mark);
      expect([null, "/%09/../../"]).toContain(body.return_to);
    },
  );

  it("joins nobody by an address that was not checked, nor by one of somebody with a role, and makes nobody", async () => {
    known("u-5", { email_verified: false });
    expect((await company.enter("u-5")).body.code).toBe("company_mail_unchecked");
    known("u-5", { email_verified: undefined });
    expect((await company.enter("u-5")).body.code).toBe("company_mail_unchecked");
    known("u-5", { email: company.world.people.per.email });
    expect((await company.enter("u-5")).body.code).toBe("company_not_joined");
    known("u-5", { email: company.world.people.administrator.email });
    expect((await company.enter("u-5")).body.code).toBe("company_not_joined");
    known("u-5", { email: company.world.people.siri.email });
    await company.change({ organization_id: company.world.organizations.nordvik.id });
    expect((await company.enter("u-5")).body.code).toBe("company_mail_unchecked");
    await company.change({ organization_id: null });
    known("u-5", { email: "new.one@nordvik.example" });
    expect((await company.enter("u-5")).body.code).toBe("company_unknown");
    expect((await company.desk.pool.query("select 1 from person_identity")).rowCount).toBe(0);
  });

  it("makes whom nobody knows where that is set, with no role, and trusts addresses at own domains alone where that is set", async () => {
    await company.change({ makes_people: true });
    known("u-6", { name: "Nils Ny", email: "nils.ny@nordvik.example", email_verified: undefined });
    expect((await company.enter("u-6")).body.code).toBe("company_mail_unchecked");
    await company.change({ trusts_email: true });
    const made = await company.enter("u-6");
    expect(made.body.me).toMatchObject({ name: "Nils Ny", roles: ["requester"], organization: { name: "Nordvik" } });
    known("u-7", { name: "Ola Ute", email: "ola@elsewhere.example", email_verified: undefined });
    expect((await company.enter("u-7")).body.code).toBe("company_mail_unchecked");
  });

  it("makes one person of ten first sign-ins at once", async () => {
    await company.change({ makes_people: true });
    known("u-8", { name: "Rask Ny", email: "rask.ny@nordvik.example" });
    const answers = [];
    for (let n = 0; n < 10; n++) {
      const { goTo, mark } = await company.begin();
      answers.push([await company.agree(goTo, "u-8"), mark] as const);
    }
    const done = await Promise.all(answers.map(([body, mark]) => company.answer(body, mark)));
    expect(done.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect((await company.desk.pool.query("select 1 from person where email = 'rask.ny@nordvik.example'")).rowCount).toBe(1);
  });

  it("knows people of a directory by their key there, with whatever role, where that is set", async () => {
    const { desk, world } = company;
    const directory = await desk.pool.query(
      `insert into directory (id, name, kind, host, port, security, bind_name, secret, secret_set_at, people_base, changed_at)
       values (gen_random_uuid(), $1, 'openldap', 'ldap.example', 636, 'tls', 'cn=desk', 'sealed', now(), 'ou=people', now()) returning id`,
      [`Nordvik ${Date.now()}`],
    );
    const { id } = directory.rows[0];
    const key = "0b4a6c1e-3a5f-4d2b-9c1d-2f6e8a7b9c0d";
    await desk.pool.query("insert into directory_person values ($1, $2, $3, 'cn=per', 'per', '{}', true)", [id, key, world.people.per.id]);
    known("u-9", { email: undefined, entry: key });
    expect((await company.enter("u-9")).body.code).toBe("company_unknown");
    await company.change({ directory_id: id, directory_claim: "entry" });
    expect((await company.enter("u-9")).body.me.name).toBe("Per Haug");
    // As Entra ID tells an objectGUID.
    known("u-10", { email: undefined, entry: Buffer.from("1e6c4a0b5f3a2b4d9c1d2f6e8a7b9c0d", "hex").toString("base64") });
    expect((await company.enter("u-10")).body.code).toBe("company_joined_already");
  });

  it("lets a technician join their account themselves, in the session that asked, once", async () => {
    const { desk } = company;
    const per = await company.signIn("per");
    known("u-11", { email: company.world.people.per.email });
    const begun = await desk.call("POST", "/session/identities", { body: { key: "nordvik", return_to: "/settings/sign-in" }, cookie: per });
    expect(begun.status).toBe(201);
    const answer = await company.agree(begun.body.go_to, "u-11");
    // Neither in nobody's session nor in another's: what came back belongs to who asked.
    const lead = await company.signIn("lead");
    expect((await company.answer(answer, `${begun.cookies}; ${lead}`)).body.code).toBe("company_over");
    expect((await company.answer(answer, `${begun.cookies}; ${per}`)).body.code).toBe("company_over");
    const again = await desk.call("POST", "/session/identities", { body: { key: "nordvik" }, cookie: per });
    const joined = await company.answer(await company.agree(again.body.go_to, "u-11"), `${again.cookies}; ${per}`);
    expect([joined.status, joined.body.me]).toEqual([201, null]);
    expect((await company.enter("u-11")).body.me.name).toBe("Per Haug");
    const mine = await desk.call("GET", "/session/identities", { cookie: per });
    expect(mine.body).toMatchObject({ items: [{ subject: "u-11", joined_by: "self" }], joinable: [] });
    // Nobody else parts from it; its owner does, and who came in by it is out.
    const other = await desk.call("DELETE", `/session/identities/${mine.body.items[0].id}`, { cookie: lead });
    expect(other.status).toBe(404);
    const through = await company.enter("u-11");
    expect((await desk.call("DELETE", `/session/identities/${mine.body.items[0].id}`, { cookie: per })).status).toBe(204);
    expect((await whoIs(through.cookie)).code).toBe("sign_in_needed");
  });
});

describe("E4: what is not believed", () => {
  const later = () => Math.floor(Date.now() / 1000);
  const forgeries: [string, (claims: JWTPayload) => JWTPayload | Promise<string>][] = [
    ["another nonce", (claims) => ({ ...claims, nonce: "another" })],
    ["no nonce", ({ nonce: _, ...claims }) => claims],
    ["another issuer", (claims) => ({ ...claims, iss: "https://evil.example" })],
    ["another audience", (claims) => ({ ...claims, aud: "somebody else" })],
    ["several audiences without who it is for", (claims) => ({ ...claims, aud: ["desk", "other"], azp: "other" })],
    ["one that has run out", (claims) => ({ ...claims, iat: later() - 7200, exp: later() - 3600 })],
    ["one of times to come", (claims) => ({ ...claims, nbf: later() + 3600, iat: later() + 3600, exp: later() + 7200 })],
    ["nobody's signature", async (claims) => company.provider.unsigned(claims)],
    ["a signature that was changed", async (claims) => (await company.provider.sign(claims)).replace(/.{6}$/, "AAAAAA")],
    ["a key that is not theirs", async (claims) => company.provider.sign(claims, { kid: "another" })],
    ["no subject", ({ sub: _, ...claims }) => claims],
  ];
  it.each(forgeries)("%s", async (_, forge) => {
    known("u-20");
    company.provider.forge = async (claims) => {
      const made = await forge(claims);
      return typeof made === "string" ? made : company.provider.sign(made);
    };
    const refused = await company.enter("u-20");
    expect([refused.status, refused.body.code]).toEqual([401, "company_refused"]);
    expect(refused.cookies).not.toMatch(/firstline=\w/);
    // What was wrong stands in the audit, and nowhere else.
    expect(await lastReason()).not.toBe("");
    expect(refused.text).not.toContain("OAUTH");
    company.provider.forge = null;
    expect((await company.enter("u-20")).status).toBe(201);
  });

  it("the same signed by it, without a fault, is", async () => {
    known("u-21");
    company.provider.forge = (claims) => company.provider.sign(claims);
    expect((await company.enter("u-21")).status).toBe(201);
  });

  it("a state of another browser, of nobody, or a second time", async () => {
    known("u-22");
    const [one, other] = [await company.begin(), await company.begin()];
    const answer = await company.agree(one.goTo, "u-22");
    for (const [body, cookie] of [
      [answer, other.mark],
      [answer, ""],
      [{ ...answer, state: "made up" }, one.mark],
    ] as const)
      expect([(await company.answer(body, cookie)).body.code, cookie]).toEqual(["company_over", cookie]);
    const first = await Promise.all(Array.from({ length: 20 }, () => company.answer(answer, one.mark)));
    expect(first.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await company.answer(answer, one.mark)).body.code).toBe("company_over");
  });

  it("a code that was used, in a sign-in that is good", async () => {
    known("u-23");
    const one = await company.begin();
    const { code } = await company.agree(one.goTo, "u-23");
    const two = await company.begin();
    const answer = await company.agree(two.goTo, "u-23");
    expect((await company.answer(answer, two.mark)).status).toBe(201);
    const three = await company.begin();
    const third = await company.agree(three.goTo, "u-23");
    // Somebody else's code (its challenge is another's), and one that was redeemed.
    expect((await company.answer({ ...third, code }, three.mark)).body.code).toBe("company_refused");
    const four = await company.begin();
    const fourth = await company.agree(four.goTo, "u-23");
    expect((await company.answer({ ...fourth, code: answer["code"] }, four.mark)).body.code).toBe("company_refused");
  });

  it.each([undefined, "https://evil.example"])("an answer of another provider: iss %s", async (iss) => {
    known("u-24");
    const { goTo, mark } = await company.begin();
    const answer = await company.agree(goTo, "u-24");
    expect(answer["iss"]).toBe(company.provider.url);
    expect((await company.answer({ ...answer, iss }, mark)).body.code).toBe("company_refused");
  });

  it("more than ten minutes later", async () => {
    known("u-25");
    const { goTo, mark } = await company.begin();
    const answer = await company.agree(goTo, "u-25");
    await company.desk.pool.query("update company_sign_in set expires_at = now()");
    expect((await company.answer(answer, mark)).body.code).toBe("company_over");
  });
});

describe("what the company gives and takes", () => {
  const groups = (of: string[]) => known("u-30", { groups: of });
  it("roles and teams are as it says at each sign-in; what an administrator gave stays", async () => {
    const { world, desk } = company;
    const team = teamOf(world, "service-desk").id;
    await company.change({
      groups: [
        { value: "desk", role: "technician" },
        { value: "desk", team_id: team },
        { value: "leads", role: "lead" },
      ],
    });
    groups(["desk", "other"]);
    const first = await company.enter("u-30");
    expect(first.body.me).toMatchObject({ roles: ["requester", "technician"], teams: [{ key: "service-desk", lead: false }] });
    groups(["leads"]);
    const second = await company.enter("u-30");
    expect(second.body.me).toMatchObject({ roles: ["requester", "lead"], teams: [] });
    // Who was in with the roles before is out.
    expect((await whoIs(first.cookie)).code).toBe("sign_in_needed");
    groups([]);
    expect((await company.enter("u-30")).body.me.roles).toEqual(["requester"]);
    // An administrator gives the role: the company takes away only what it gave.
    const given = await desk.call("PUT", `/accounts/${world.people.ane.id}`, {
      body: { roles: [{ role: "technician" }] },
      cookie: company.administrator,
    });
    expect(given.status).toBe(200);
    groups(["desk"]);
    await company.enter("u-30");
    groups([]);
    expect((await company.enter("u-30")).body.me.roles).toEqual(["requester", "technician"]);
  });

  it("no administrator is made unless that is said, and the last one stays", async () => {
    groups(["administrator", "admins"]);
    expect((await company.enter("u-30")).body.me.roles).toEqual(["requester"]);
    await company.change({ groups: [{ value: "admins", role: "administrator" }] });
    expect((await company.enter("u-30")).body.me.roles).toEqual(["requester", "administrator"]);
    await company.desk.pool.query("update role_grant set role = 'auditor' where role = 'administrator' and person_id <> $1", [
      company.world.people.ane.id,
    ]);
    groups([]);
    expect((await company.enter("u-30")).body.me.roles).toEqual(["requester", "administrator"]);
    await company.desk.pool.query("insert into role_grant (id, person_id, role) values (gen_random_uuid(), $1, 'administrator')", [
      company.world.people.administrator.id,
    ]);
    expect((await company.enter("u-30")).body.me.roles).toEqual(["requester"]);
  });

  it("says so where the groups are too many for a token, and takes nothing away by it", async () => {
    await company.change({ groups: [{ value: "desk", role: "technician" }] });
    groups(["desk"]);
    await company.enter("u-30");
    known("u-30", { _claim_names: { groups: "src1" } });
    expect((await company.enter("u-30")).body.code).toBe("company_groups_elsewhere");
    expect(await roleOf("ane")).toEqual(["technician"]);
  });

  it("a second factor is asked for here unless it was shown there", async () => {
    await company.change({ groups: [{ value: "desk", role: "technician" }] });
    await company.desk.pool.query("insert into second_factor_role values ('technician', now())");
    groups(["desk"]);
    expect((await company.enter("u-30")).body.me.limited).toBe(true);
    company.provider.forge = (claims) => company.provider.sign({ ...claims, amr: ["pwd", "mfa"] });
    expect((await company.enter("u-30")).body.me.limited).toBe(false);
    await company.change({ second_factor_values: [] });
    expect((await company.enter("u-30")).body.me.limited).toBe(true);
    await company.desk.pool.query("delete from second_factor_role");
  });

  it("goes to nobody whose account is closed here", async () => {
    known("u-31");
    await company.enter("u-31");
    await company.desk.pool.query("insert into account (person_id, disabled) values ($1, true)", [company.world.people.ane.id]);
    expect((await company.enter("u-31")).body.code).toBe("company_account_closed");
    await company.desk.pool.query("delete from account where person_id = $1", [company.world.people.ane.id]);
  });

  it("ends where the provider is switched off", async () => {
    known("u-32");
    const { cookie } = await company.enter("u-32");
    await company.change({ active: false });
    expect((await whoIs(cookie)).code).toBe("sign_in_needed");
    expect((await company.desk.call("POST", "/sign-in-ways/nordvik/beginnings", { body: {} })).status).toBe(404);
    expect((await company.desk.call("GET", "/sign-in-ways")).body.items).toEqual([]);
  });
});

describe("the settings", () => {
  it("show no secret, and send it to no other provider", async () => {
    const { desk, id, administrator } = company;
    const shown = await desk.call("GET", `/identity-providers/${id}`, { cookie: administrator });
    expect(shown.text).not.toContain(company.provider.clientSecret);
    expect((await desk.pool.query("select secret from identity_provider")).rows[0].secret).toMatch(/^v\d/);
    for (const other of [{ issuer: "https://evil.example" }, { client_id: "other" }]) {
      const refused = await company.change(other);
      expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([400, "/client_secret"]);
    }
    const test = { provider: id, issuer: "https://evil.example", client_id: company.provider.clientId };
    expect((await desk.call("POST", "/identity-providers/tests", { body: test, cookie: administrator })).status).toBe(400);
    const key = company.keys.get("administrator");
    expect((await desk.call("PATCH", `/identity-providers/${id}`, { body: { active: false }, key })).body.code).toBe("session_needed");
  });

  it("say at which step a provider does not work, and why", async () => {
    const { desk, administrator, provider } = company;
    const well = { issuer: provider.url, client_id: provider.clientId, client_secret: provider.clientSecret };
    const tried = async (more: object) =>
      (await desk.call("POST", "/identity-providers/tests", { body: { ...well, ...more }, cookie: administrator })).body;
    expect(await tried({})).toMatchObject({ ok: true, signs_out: true, tells: true });
    const codes = async (more: object) => (await tried(more)).steps.map(({ ok, failure }: any) => failure?.code ?? ok);
    expect(await codes({ client_secret: "wrong" })).toEqual([true, true, "client_refused"]);
    expect(await codes({ issuer: `${provider.url}/nowhere` })).toEqual(["not_openid", null, null]);
    expect(await codes({ issuer: provider.url.replace("127.0.0.1", "localhost") })).toEqual(["issuer_differs", null, null]);
    expect(await codes({ issuer: "http://127.0.0.1:1" })).toEqual(["refused", null, null]);
    expect(await codes({ issuer: "http://169.254.169.254" })).toEqual(["no_such_host", null, null]);
    expect(await codes({ issuer: "http://192.0.2.1" })).toEqual(["no_such_host", null, null]);
  });
});
