import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { agreeAt } from "../ground/openid-provider.ts";
import { openCompanyDesk, type CompanyDesk } from "./company-desk.ts";
import { listen } from "./listen.ts";

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
  await desk.pool.query("delete from attempt");
  provider.told.splice(0);
  await desk.pool.query("delete from session_origin");
  provider.people.clear();
  for (const [who, email] of [
    ["ane", "ane.berg@nordvik.example"],
    ["jonas", "jonas.lie@nordvik.example"],
  ] as const)
    provider.people.set(who, { name: who, email, email_verified: true });
});

const isIn = async (cookie: string | null) => (await company.desk.call("GET", "/session", { cookie: cookie ?? "" })).status === 200;
const tell = (token: string) =>
  company.desk.call("POST", "/sign-in-ways/nordvik/logouts", {
    body: new URLSearchParams({ logout_token: token }).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
const event = "http://schemas.openid.net/event/backchannel-logout";
const seconds = () => Math.floor(Date.now() / 1000);
const claims = (more: object = {}) => ({
  iss: company.provider.url,
  aud: company.provider.clientId,
  iat: seconds(),
  exp: seconds() + 120,
  jti: randomUUID(),
  sub: "ane",
  events: { [event]: {} },
  ...more,
});
const sign = (more: object = {}, header: object = { typ: "logout+jwt" }) => company.provider.sign(claims(more), { ...header });

describe("E4: signing out", () => {
  it("there ends the session here, wherever it is open, within two seconds", async () => {
    const there = new Map<string, string>();
    const mine = await company.enter("ane", there);
    const elsewhere = await company.enter("ane");
    const jonas = await company.enter("jonas");
    const open = await listen(company.desk, { cookie: mine.cookie ?? "" });
    const asked = Date.now();
    await agreeAt(
      `${company.provider.url}/session/end?client_id=${company.provider.clientId}&post_logout_redirect_uri=http://127.0.0.1/sign-in`,
      "http://127.0.0.1/sign-in",
      "",
      "yes",
      there,
    );
    await expect.poll(() => company.provider.told).toEqual(["well"]);
    await open.closed;
    expect(Date.now() - asked).toBeLessThan(2000);
    // Of that browser alone: the provider names the session.
    expect([await isIn(mine.cookie), await isIn(elsewhere.cookie), await isIn(jonas.cookie)]).toEqual([false, true, true]);
    const { rows } = await company.desk.pool.query(
      "select data->>'reason' as reason from event where type = 'session.ended' order by at desc limit 1",
    );
    expect(rows).toEqual([{ reason: "signed_out_there" }]);
  });

  it("there with nothing but who it is ends all of theirs, also what waits for its second step", async () => {
    const [one, two, jonas] = [await company.enter("ane"), await company.enter("ane"), await company.enter("jonas")];
    const password = await company.signIn("ane");
    const answer = await tell(await sign());
    expect([answer.status, answer.body]).toEqual([200, { ended: 2 }]);
    expect([await isIn(one.cookie), await isIn(two.cookie), await isIn(jonas.cookie), await isIn(password)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it("here leads there where that is set, and ends the session in any case", async () => {
    const first = await company.enter("ane");
    const plain = await company.desk.call("POST", "/session/sign-outs", { cookie: first.cookie ?? "" });
    expect([plain.status, plain.body]).toEqual([201, { go_to: null }]);
    await company.change({ ends_there: true });
    const there = new Map<string, string>();
    const second = await company.enter("ane", there);
    const leads = await company.desk.call("POST", "/session/sign-outs", { cookie: second.cookie ?? "" });
    const url = new URL(leads.body.go_to);
    expect([url.origin, url.searchParams.get("post_logout_redirect_uri")]).toEqual([company.provider.url, "http://127.0.0.1/sign-in"]);
    expect(url.searchParams.get("id_token_hint")).toMatch(/^ey/);
    expect(await isIn(second.cookie)).toBe(false);
    // The provider knows it for its own, and forgets them.
    await agreeAt(url.href, "http://127.0.0.1/sign-in", "", "yes", there);
    const kept = await company.desk.pool.query("select hint from session_origin");
    expect(JSON.stringify(kept.rows)).not.toContain(url.searchParams.get("id_token_hint"));
    await company.change({ ends_there: false });
  });
});

describe("E4: a logout token that is not believed", () => {
  const refused: [string, () => Promise<string> | string][] = [
    ["of another issuer", () => sign({ iss: "https://evil.example" })],
    ["for somebody else", () => sign({ aud: "another" })],
    ["that has run out", () => sign({ iat: seconds() - 400, exp: seconds() - 200 })],
    ["that is old, though it says it is good", () => sign({ iat: seconds() - 4000, exp: seconds() + 4000 })],
    ["without a time", () => sign({ iat: undefined })],
    ["without a name of its own", () => sign({ jti: undefined })],
    ["with a nonce", () => sign({ nonce: "n" })],
    ["about something else", () => sign({ events: { "http://schemas.openid.net/event/other": {} } })],
    ["an ID token", () => sign({ events: undefined, nonce: "n" }, { typ: "JWT" })],
    ["an access token", () => sign({}, { typ: "at+jwt" })],
    ["about nobody", () => sign({ sub: undefined })],
    ["nobody signed", () => company.provider.unsigned(claims())],
    ["with a signature that was changed", async () => (await sign()).replace(/.{6}$/, "AAAAAA")],
    ["that is none", () => "nothing"],
  ];
  it.each(refused)("%s", async (_, make) => {
    const { cookie } = await company.enter("ane");
    const answer = await tell(await make());
    expect([answer.status, answer.body.code, answer.body.error]).toEqual([400, "logout_token_refused", "invalid_request"]);
    expect(await isIn(cookie)).toBe(true);
    expect((await tell(await sign())).body).toMatchObject({ ended: expect.any(Number) });
    expect(await isIn(cookie)).toBe(false);
  });

  it("a second time, also of twenty at once", async () => {
    await company.enter("ane");
    const token = await sign();
    const all = await Promise.all(Array.from({ length: 20 }, () => tell(token)));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    const { cookie } = await company.enter("ane");
    expect((await tell(token)).status).toBe(400);
    expect(await isIn(cookie)).toBe(true);
  });
});
