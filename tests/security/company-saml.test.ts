import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { metadataOf, newKey, honest, type Said } from "../ground/saml-provider.ts";
import { teamOf } from "../world.ts";
import { openSamlDesk, type SamlDesk } from "./saml-desk.ts";

let company: SamlDesk;
beforeAll(async () => {
  company = await openSamlDesk();
});
afterAll(async () => {
  await company?.provider.close();
  await company?.desk.close();
});
beforeEach(async () => {
  const { desk } = company;
  for (const table of ["attempt", "identity_role", "identity_member", "person_identity"]) await desk.pool.query(`delete from ${table}`);
  await desk.pool.query("delete from role_grant where person_id = $1", [company.world.people.ane.id]);
  await company.change({ subject_claim: null, second_factor_values: [], groups: [], makes_people: false, active: true });
});

const ane = (more: Partial<Said["attributes"]> = {}): Partial<Said> => ({
  nameId: "u-1",
  attributes: { mail: "ane.berg@nordvik.example", displayName: "Ane Berg", ...more } as Said["attributes"],
});
const rolesOf = async () =>
  (await company.desk.pool.query("select role from role_grant where person_id = $1 and role <> 'requester'", [company.world.people.ane.id]))
    .rows;

describe("E4: signing in at a SAML provider", () => {
  it("sends a request in the address, takes the answer from there, and finishes in the browser that was sent", async () => {
    const { desk, world } = company;
    const { said, relayState, mark } = await company.begin("/portal/new?words=printer");
    expect(said).toMatchObject({
      destination: `${desk.base}/api/v1/sign-in-ways/nordvik/assertions`,
      audience: `${desk.base}/api/v1/sign-in-ways/nordvik/metadata`,
      requestId: expect.stringMatching(/^_[\w-]{43}$/),
    });
    const led = await company.bring(honest({ ...said, ...ane() }, company.provider.key), relayState);
    expect(led.href.startsWith(`${desk.base}/sign-in/company/nordvik?`)).toBe(true);
    const done = await company.finish(led, mark);
    expect([done.status, done.body.me?.name, done.body.return_to]).toEqual([201, "Ane Berg", "/portal/new?words=printer"]);
    const { rows } = await desk.pool.query("select issuer, subject, person_id, joined_by from person_identity");
    expect(rows).toEqual([{ issuer: "urn:nordvik:login", subject: "u-1", person_id: world.people.ane.id, joined_by: "address" }]);
    // What was said of her is gone with it.
    expect((await desk.pool.query("select 1 from company_sign_in")).rowCount).toBe(0);
  });

  it("says of itself what a provider needs", async () => {
    const { base } = company.desk;
    const answer = await fetch(`${base}/api/v1/sign-in-ways/nordvik/metadata`);
    const text = await answer.text();
    expect(answer.headers.get("content-type")).toContain("application/samlmetadata+xml");
    expect(text).toContain(`entityID="${base}/api/v1/sign-in-ways/nordvik/metadata"`);
    expect(text).toContain(`Location="${base}/api/v1/sign-in-ways/nordvik/assertions"`);
    expect(text).toContain('WantAssertionsSigned="true"');
  });

  it("is good in the browser that was sent alone, once, and with what came back alone", async () => {
    const { said, relayState, mark } = await company.begin();
    const led = await company.bring(honest({ ...said, ...ane() }, company.provider.key), relayState);
    const other = await company.begin();
    expect((await company.finish(led, other.mark)).body.code).toBe("company_over");
    expect((await company.finish(led, "")).body.code).toBe("company_over");
    expect((await company.finish(led, mark)).status).toBe(201);
    expect((await company.finish(led, mark)).body.code).toBe("company_over");
    const again = await company.begin();
    const wrong = await company.bring(honest({ ...again.said, ...ane() }, company.provider.key), again.relayState);
    wrong.searchParams.set("code", "guessed");
    expect((await company.finish(wrong, again.mark)).body.code).toBe("company_refused");
  });

  it("gives roles and teams by groups anew at each sign-in, by the same table as OpenID Connect", async () => {
    const team = teamOf(company.world, "service-desk").id;
    await company.change({
      groups: [
        { value: "desk", role: "technician" },
        { value: "desk", team_id: team },
      ],
    });
    expect((await company.enter(ane({ groups: ["staff", "desk"] }))).status).toBe(201);
    expect(await rolesOf()).toEqual([{ role: "technician" }]);
    expect((await company.enter(ane({ groups: "staff" }))).status).toBe(201);
    expect(await rolesOf()).toEqual([]);
    const elsewhere = ane({ "http://schemas.microsoft.com/claims/groups.link": "https://graph.example" });
    expect((await company.enter(elsewhere)).body.code).toBe("company_groups_elsewhere");
  });

  it("knows nobody by an address or by a name that is new each time, but by the attribute that lasts", async () => {
    const format = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    const byMail = { ...ane({ objectid: "9f-1" }), nameId: "ane.berg@nordvik.example", nameIdFormat: format };
    expect((await company.enter(byMail)).body.code).toBe("company_subject_changes");
    const fleeting = { ...ane(), nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" };
    expect((await company.enter(fleeting)).body.code).toBe("company_subject_changes");
    await company.change({ subject_claim: "objectid" });
    expect((await company.enter(byMail)).status).toBe(201);
    expect((await company.enter(ane())).body.code).toBe("company_subject_changes");
    expect((await company.desk.pool.query("select subject from person_identity")).rows).toEqual([{ subject: "9f-1" }]);
  });

  it("takes its second factor where its context is listed, and asks for its own elsewhere", async () => {
    const mfa = "https://refeds.org/profile/mfa";
    await company.change({ second_factor_values: [mfa], groups: [{ value: "desk", role: "technician" }] });
    const done = await company.enter({ ...ane({ groups: "desk" }), context: mfa });
    expect([done.status, done.body.me.second_factor_needed ?? false]).toEqual([201, false]);
  });

  it("says what the provider said when nobody was signed in there", async () => {
    const denied = await company.enter({ status: "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed" });
    expect([denied.body.code, denied.text]).toEqual(["company_denied", expect.stringContaining("AuthnFailed")]);
  });

  it("signs nobody in while it is switched off", async () => {
    const { said, relayState, mark } = await company.begin();
    const led = await company.bring(honest({ ...said, ...ane() }, company.provider.key), relayState);
    await company.change({ active: false });
    expect((await company.finish(led, mark)).status).toBe(404);
  });
});

describe("settings of a SAML provider", () => {
  const add = (body: object) =>
    company.desk.call("POST", "/identity-providers", {
      body: { key: "second", kind: "saml", name: "Second", ...body },
      cookie: company.administrator,
    });
  const at = async (metadata: string) => (await add({ metadata })).body.errors?.[0];

  it("shows what its metadata says, and which certificate is trusted", async () => {
    const { body } = await company.desk.call("GET", `/identity-providers/${company.id}`, { cookie: company.administrator });
    expect(body).toMatchObject({ kind: "saml", issuer: "urn:nordvik:login", sso_url: `${company.provider.url}/sso`, secret_set_at: null });
    expect(body.signing).toHaveLength(1);
    expect(body.signing[0].fingerprint).toMatch(/^([0-9A-F]{2}:){31}/);
  });

  it("refuses metadata that says too little or too much", async () => {
    const { key, url } = company.provider;
    const good = metadataOf("urn:second", url, key);
    const far = metadataOf("urn:second", "https://login.second.example", key);
    expect(await at("<html>")).toMatchObject({ pointer: "/metadata", code: "metadata_unreadable" });
    expect(await at(`<!DOCTYPE x [<!ENTITY a "b">]>${good}`)).toMatchObject({ code: "metadata_unreadable" });
    expect(await at(good.replaceAll("IDPSSODescriptor", "SPSSODescriptor"))).toMatchObject({ code: "metadata_no_idp" });
    expect(await at(good.replaceAll("HTTP-Redirect", "HTTP-Artifact"))).toMatchObject({ code: "metadata_no_redirect" });
    expect(await at(far.replaceAll("https:", "http:"))).toMatchObject({ code: "metadata_no_redirect" });
    expect(await at(far.replaceAll("https:", "javascript:"))).toMatchObject({ code: "metadata_no_redirect" });
    expect(await at(good.replace("<md:EntityDescriptor ", '<md:EntityDescriptor validUntil="2020-01-01T00:00:00Z" '))).toMatchObject({
      code: "metadata_expired",
    });
    expect(await at(metadataOf("urn:second", url, newKey(1024)))).toMatchObject({ code: "metadata_key" });
    const bare = good.replace(/^<\?xml[^>]*>\n/, "");
    expect(
      await at(`<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${bare}${bare}</md:EntitiesDescriptor>`),
    ).toMatchObject({
      code: "metadata_many",
    });
    expect((await add({})).body.errors[0]).toMatchObject({ pointer: "/metadata", code: "required" });
    expect((await add({ metadata: good, client_secret: "x" })).body.errors[0]).toMatchObject({
      pointer: "/client_secret",
      code: "not_of_kind",
    });
    const oidc = await company.desk.call("POST", "/identity-providers", {
      body: { key: "third", name: "Third" },
      cookie: company.administrator,
    });
    expect(oidc.body.errors[0]).toMatchObject({ pointer: "/issuer", code: "required" });
  });

  it("believes a new certificate from the moment of new metadata, and the old one no more", async () => {
    const old = company.provider.key;
    const fresh = newKey();
    expect((await company.change({ metadata: metadataOf(company.provider.entityId, company.provider.url, fresh) })).status).toBe(200);
    expect((await company.enter(ane())).body.code).toBe("company_refused");
    expect((await company.enter(ane(), (said) => honest(said, fresh))).status).toBe(201);
    expect((await company.change({ metadata: metadataOf(company.provider.entityId, company.provider.url, old) })).status).toBe(200);
  });
});
