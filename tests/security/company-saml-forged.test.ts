import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assertionOf, honest, newKey, pack, responseOf, sha1, sign, type Said } from "../ground/saml-provider.ts";
import { wrap, wrappings } from "../ground/saml-wrapping.ts";
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
  for (const table of ["attempt", "person_identity"]) await company.desk.pool.query(`delete from ${table}`);
});

const hers: Partial<Said> = { nameId: "u-1", attributes: { mail: "ane.berg@nordvik.example", displayName: "Ane Berg" } };
const his = { nameId: "u-2", email: "jonas.lie@nordvik.example" };
const nobodyJoined = async () => expect((await company.desk.pool.query("select 1 from person_identity")).rowCount).toBe(0);

/** Refused, nobody signed in, and an honest answer is still good. */
async function expectRefused(changes: Partial<Said>, make?: (said: Said) => string): Promise<void> {
  const refused = await company.enter({ ...hers, ...changes }, make);
  expect([refused.status, refused.body.code]).toEqual([401, "company_refused"]);
  expect(refused.cookies).not.toMatch(/firstline=\w/);
  await nobodyJoined();
  // The audit says why; whoever tried does not read it.
  const why = await company.reason();
  expect(why).not.toBe("company_refused");
  expect((await company.enter(hers)).status).toBe(201);
}

// Seen red, all eight: with any signature of the document that is right taken for one of the first assertion in it.
describe("E4: XML signature wrapping", () => {
  it.each(Object.entries(wrappings))("%s", async (name, how) => {
    const { key } = company.provider;
    const signed = /^XSW[12]:/.test(name) ? "Response" : "Assertion";
    await expectRefused({}, (said) => wrap(sign(responseOf(said, assertionOf(said)), signed, key), how, his));
    // And around both signatures, as many providers make them.
    await company.desk.pool.query("delete from person_identity");
    await expectRefused({}, (said) => wrap(sign(honest(said, key), "Response", key), how, his));
  });
});

describe("E4: what a provider did not say, or not to us", () => {
  const own = () => company.provider.key;
  const change = (from: string | RegExp, to: string) => (said: Said) => honest(said, own()).replace(from, to);
  const before = (from: string | RegExp, to: string) => (said: Said) =>
    sign(responseOf(said, assertionOf(said).replace(from, to)), "Assertion", own());
  const cases: [string, Partial<Said>, ((said: Said) => string)?][] = [
    ["no signature at all", {}, (said) => responseOf(said, assertionOf(said))],
    ["a signature around the response alone", {}, (said) => sign(responseOf(said, assertionOf(said)), "Response", own())],
    ["another key", {}, (said) => honest(said, newKey())],
    ["a name that was changed after it was signed", {}, change("u-1", "u-2")],
    [
      "a signature of the response that is not right",
      {},
      (said) => sign(honest(said, own()), "Response", own()).replace(/Destination=/, 'Consent="x" Destination='),
    ],
    ["SHA-1", {}, (said) => sign(responseOf(said, assertionOf(said)), "Assertion", own(), sha1)],
    ["no algorithm", {}, change(/(<ds:SignatureMethod Algorithm=")[^"]*/, "$1")],
    [
      "HMAC with the certificate as its key",
      {},
      change(/(<ds:SignatureMethod Algorithm=")[^"]*/, "$1http://www.w3.org/2000/09/xmldsig#hmac-sha1"),
    ],
    [
      "a weak digest",
      {},
      (said) =>
        sign(responseOf(said, assertionOf(said)), "Assertion", own(), {
          ...sha1,
          signature: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        }),
    ],
    ["two digests, one of them in a comment", {}, change("<ds:DigestValue>", "<ds:DigestValue><!--x-->")],
    ["two SignedInfo", {}, change(/<ds:SignedInfo>[^]*<\/ds:SignedInfo>/, "$&$&")],
    ["two references", {}, change(/<ds:Reference[^]*<\/ds:Reference>/, "$&$&")],
    [
      "an ID twice",
      {},
      (said) => honest(said, own()).replace("<samlp:Status>", `<samlp:Extensions><x ID="${said.assertionId}"/></samlp:Extensions>$&`),
    ],
    [
      "a transform that leaves something out",
      {},
      change(
        'http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>',
        'http://www.w3.org/TR/1999/REC-xpath-19991116"/></ds:Transforms>',
      ),
    ],
    ["a comment in the name", { nameId: "u-1<!---->.evil" }],
    ["a comment in the name after it was signed", {}, change("u-1", "u<!---->-1")],
    ["an instruction in the name", { nameId: "u-1<?x y?>.evil" }],
    ["CDATA in the name", { nameId: "<![CDATA[u-1]]>" }],
    ["an element in the name", { nameId: "u-1<x/>.evil" }],
    ["a DTD", {}, (said) => `<!DOCTYPE x>${honest(said, own())}`],
    [
      "an entity of a file",
      {},
      (said) => `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${honest(said, own()).replace("u-1", "&f;")}`,
    ],
    [
      "an entity bomb",
      {},
      (said) => `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>${honest(said, own()).replace("u-1", "&c;")}`,
    ],
    ["two roots", {}, (said) => honest(said, own()) + honest(said, own())],
    ["an assertion behind the root", {}, (said) => honest(said, own()) + assertionOf(said)],
    ["nested a thousand deep", {}, (said) => responseOf(said, "<a>".repeat(1000) + "</a>".repeat(1000))],
    ["no XML", {}, () => "hello"],
    [
      "an encrypted assertion",
      {},
      (said) => responseOf(said, '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>'),
    ],
    ["an assertion alone", {}, (said) => sign(assertionOf(said), "Assertion", own())],
    ["another audience", { audience: "https://another.example" }],
    ["no audience", {}, before(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, "")],
    ["another recipient", { recipient: "https://another.example/acs" }],
    ["no recipient", {}, before(/ Recipient="[^"]*"/, "")],
    ["another destination", { destination: "https://another.example/acs" }],
    ["no destination", {}, change(/ Destination="[^"]*"/, "")],
    ["another issuer", { issuer: "urn:another" }],
    ["an answer to another request", { requestId: "_another" }],
    [
      "an assertion that answers another request",
      {},
      (said) => sign(responseOf(said, assertionOf({ ...said, requestId: "_another" })), "Assertion", own()),
    ],
    ["an assertion that answers nothing", {}, before(/InResponseTo="[^"]*" Recipient/, "Recipient")],
    ["no confirmation", {}, before(/<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, "")],
    ["another confirmation than the bearer's", {}, before("cm:bearer", "cm:sender-vouches")],
    ["one that has run out", { notBefore: new Date(Date.now() - 600_000), until: new Date(Date.now() - 61_000) }],
    ["one of times to come", { notBefore: new Date(Date.now() + 120_000), until: new Date(Date.now() + 600_000) }],
    ["one without an end", {}, before(/(Recipient="[^"]*") NotOnOrAfter="[^"]*"/, "$1")],
    [
      "one of yesterday that is good for days",
      { at: new Date(Date.now() - 86_400_000), notBefore: new Date(Date.now() - 86_400_000), until: new Date(Date.now() + 86_400_000) },
    ],
    ["no sign-in", {}, before(/<saml:AuthnStatement .*<\/saml:AuthnStatement>/, "")],
  ];
  it.each(cases)("%s", (_, changes, make) => expectRefused(changes, make));

  it("a clock that is half a minute off is believed", async () => {
    const now = Date.now();
    expect((await company.enter({ ...hers, at: new Date(now + 30_000), notBefore: new Date(now + 30_000) })).status).toBe(201);
    expect((await company.enter({ ...hers, until: new Date(now - 30_000), notBefore: new Date(now - 90_000) })).status).toBe(201);
  });
});

describe("E4: once, asked for, and nowhere else", () => {
  it("no assertion is taken twice, though it would answer twice", async () => {
    const first = await company.begin();
    const second = await company.begin();
    const { key } = company.provider;
    const assertion = assertionOf({ ...first.said, ...hers });
    const led = await company.bring(sign(responseOf(first.said, assertion), "Assertion", key), first.relayState);
    expect((await company.finish(led, first.mark)).status).toBe(201);
    // The provider made it anew, with the name that it had before.
    const { said } = second;
    const again = honest({ ...said, ...hers, assertionId: first.said.assertionId }, key);
    const replayed = await company.bring(again, second.relayState);
    expect((await company.finish(replayed, second.mark)).body.code).toBe("company_refused");
    expect(await company.reason()).toMatch(/taken before/);
    expect(
      (await company.desk.pool.query("select expires_at > now() + interval '50 minutes' as kept from company_assertion")).rows,
    ).toContainEqual({ kept: true });
  });

  it("of twenty that bring the same answer at once, one is led on", async () => {
    const { said, relayState, mark } = await company.begin();
    const xml = honest({ ...said, ...hers }, company.provider.key);
    const led = await Promise.all(Array.from({ length: 20 }, () => company.bring(xml, relayState)));
    const codes = led.map((one) => one.searchParams.get("code")).filter((code) => code && code !== "refused");
    expect(codes).toHaveLength(1);
    const done = await Promise.all(led.map((one) => company.finish(one, mark)));
    expect(done.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1);
  });

  it("nobody signs in because a provider says so unasked", async () => {
    const { said } = await company.begin();
    const led = await company.bring(honest({ ...said, ...hers }, company.provider.key), "");
    expect([led.pathname, led.search]).toEqual(["/sign-in/company/nordvik", ""]);
    const mark = (await company.begin()).mark;
    expect((await company.finish(led, mark)).body.code).toBe("company_over");
    await nobodyJoined();
  });

  it.each(["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example", "x".repeat(5000)])(
    "E5: what comes back beside the answer leads nowhere: %j",
    async (relayState) => {
      const { said } = await company.begin();
      const led = await company.bring(honest({ ...said, ...hers }, company.provider.key), relayState);
      expect(led.href).toBe(`${company.desk.base}/sign-in/company/nordvik`);
    },
  );

  it("the answer of one provider is none of another", async () => {
    const { desk, administrator, provider } = company;
    const body = { key: "other", kind: "saml", name: "Other", metadata: provider.metadata };
    expect((await desk.call("POST", "/identity-providers", { body, cookie: administrator })).status).toBe(201);
    const { said, relayState } = await company.begin();
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: provider.url };
    const form = new URLSearchParams({ SAMLResponse: pack(honest({ ...said, ...hers }, provider.key)), RelayState: relayState });
    const led = await fetch(`${desk.base}/api/v1/sign-in-ways/other/assertions`, {
      method: "POST",
      headers,
      body: form,
      redirect: "manual",
    });
    expect(led.headers.get("location")).toBe(`${desk.base}/sign-in/company/other`);
    await desk.pool.query("delete from identity_provider where key = 'other'");
  });

  it("whoever brings it counts as nobody: neither a session nor a key comes in by that door", async () => {
    const { desk, administrator, keys } = company;
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      cookie: administrator,
      authorization: `Bearer ${keys.get("administrator")}`,
    };
    const answer = await fetch(`${desk.base}/api/v1/sign-in-ways/nordvik/assertions`, {
      method: "POST",
      headers,
      body: "x=1",
      redirect: "manual",
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie()).toEqual([]);
    // And only that door: the others keep to their own page.
    const other = await fetch(`${desk.base}/api/v1/session/sign-outs`, {
      method: "POST",
      headers: { cookie: administrator, origin: "https://evil.example" },
    });
    expect(other.status).toBe(403);
  });

  it("takes no more than so many bytes", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = `SAMLResponse=${"A".repeat(500_000)}`;
    const answer = await fetch(`${company.desk.base}/api/v1/sign-in-ways/nordvik/assertions`, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
    });
    expect(answer.status).toBe(413);
  });
});
