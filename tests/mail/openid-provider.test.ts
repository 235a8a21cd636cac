import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { grantAnswered, grantGiven } from "../../contract/grants.ts";
import type { Actor } from "../../server/platform/actor.ts";
import type { Problem } from "../../server/platform/problem.ts";
import { checkMailboxes } from "../../server/rooms/health/check-mailboxes.ts";
import { accessTokenFor } from "../../server/rooms/mailboxes/grants/access-token.ts";
import { beginGrant } from "../../server/rooms/mailboxes/grants/begin-grant.ts";
import { finishGrant } from "../../server/rooms/mailboxes/grants/finish-grant.ts";
import { grantOf } from "../../server/rooms/mailboxes/grants/store-grant.ts";
import { sayFault, signInTo } from "../../server/rooms/mailboxes/index.ts";
import { hasPackages } from "./harness/debian.ts";
import { keptSums, mailboxOn, message, sumOf } from "./harness/intake.ts";
import { mailGround } from "./harness/mail-ground.ts";
import { agreeAt, startOpenIdProvider, type OpenIdProvider } from "../ground/openid-provider.ts";

// The whole way with servers that others wrote: pages to sign in and agree on, tokens and what renews them by oidc-provider, XOAUTH2 at a
// dovecot that asks oidc-provider about each token. Seen red without `prompt=consent` (registration.ts): nothing was given to renew with; with
// every process renewing for itself (store-grant.ts): the provider took the second use of a refresh token for theft and ended the grant.

const redirectUri = "http://127.0.0.1/settings/mailboxes/granted";
let provider: OpenIdProvider;
const ground = mailGround(async () => {
  provider = await startOpenIdProvider(redirectUri);
  return { introspection: provider.introspection, username: "sub" };
});
afterAll(() => provider?.close());
beforeEach(() => {
  provider?.tokensLive(3600);
  provider?.asked.splice(0);
});

const somebody = (): Actor => ({ ...ground.world.actors.administrator, sessionId: "01900000-0000-7000-8000-000000000001" });
const given = (more: object = {}) =>
  grantGiven.parse({
    provider: "other",
    authorize_url: `${provider.url}/auth`,
    token_url: `${provider.url}/token`,
    scopes: "openid offline_access mail",
    client_id: provider.clientId,
    client_secret: provider.clientSecret,
    ...more,
  });
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "well",
    (problem: Problem) => problem.code ?? problem.message,
  );
const box = () => mailboxOn(ground.fresh.db, ground.world.actors.administrator, ground.server, { auth: "oauth2" });

async function agree(who = ground.server.user, says: "yes" | "no" = "yes"): Promise<void> {
  const { mailbox } = await box();
  const goTo = (await beginGrant(ground.fresh.db, somebody(), new Date(), mailbox, given())) ?? expect.fail("nobody was sent anywhere");
  // `iss` (RFC 9207) comes along, too; the page that takes them passes on what it knows.
  const { iss, ...answer } = Object.fromEntries(await agreeAt(goTo, redirectUri, who, says));
  expect(iss).toBe(provider.url);
  await finishGrant(ground.fresh.db, somebody(), new Date(), grantAnswered.parse(answer));
}
const signIn = async (now = new Date()) => (await signInTo(ground.fresh.db, (await box()).fetching, now)).logout();

describe.skipIf(!hasPackages)("a provider as others write them", () => {
  test("somebody signs in there and agrees; mail is fetched; the token is renewed; taken back, System health is red and says what to do", async () => {
    await agree();
    ground.server.drop([message(1)]);
    const { state } = await ground.read({ auth: "oauth2" });
    await expect.poll(() => keptSums(ground.fresh.db)).toEqual([sumOf(message(1))]);
    expect(await checkMailboxes(ground.fresh.db)).toMatchObject({ ok: true });
    const kept = await ground.fresh.pool.query("select client_secret, access_token, refresh_token from mailbox_grant");
    for (const sealed of Object.values(kept.rows[0] ?? {})) expect(sealed).toMatch(/^v\d/);

    // It runs out: a new one is asked for, and the reader comes back in with it.
    await accessTokenFor(ground.fresh.db, await state(), later(3590));
    expect(provider.asked).toEqual(["authorization_code 200", "refresh_token 200"]);
    await ground.server.stop();
    await ground.server.start();
    ground.server.drop([message(2)]);
    await expect.poll(async () => (await keptSums(ground.fresh.db)).length, { timeout: 30_000 }).toBe(2);

    await provider.takeBack();
    await ground.server.stop();
    await ground.server.start();
    await expect.poll(async () => (await state()).failure, { timeout: 30_000 }).toBe("grant_over");
    const found = await checkMailboxes(ground.fresh.db);
    expect(found).toMatchObject({ ok: false, facts: { names: "Desk" }, fault: { code: "grant_over" } });
    const said = sayFault("en", found?.fault ?? expect.fail("no reason is told"));
    expect(said.detail).toMatch(/^127\.0\.0\.1 no longer lets the desk sign in for support@nordvik\.example: /);
    expect(said.remedy).toBe("Open the mailbox in the settings and sign in at the provider once more.");

    // Which mends it, with nothing lost.
    ground.server.drop([message(3)]);
    await agree();
    await ground.read({ auth: "oauth2" });
    await expect.poll(async () => (await keptSums(ground.fresh.db)).length, { timeout: 30_000 }).toBe(3);
    await expect.poll(async () => (await state()).failure).toBeNull();
    expect(await checkMailboxes(ground.fresh.db)).toMatchObject({ ok: true });
  });

  test("what has run out there for good is renewed before it is shown", async () => {
    provider.tokensLive(2);
    await agree();
    await pause(2500);
    await signIn();
    expect(provider.asked).toEqual(["authorization_code 200", "refresh_token 200"]);
  });

  test("whoever says no there changes nothing, and it is said", async () => {
    expect(await codeOf(agree(ground.server.user, "no"))).toBe("consent_denied");
    expect(await grantOf(ground.fresh.db, (await box()).mailbox.id)).toBeUndefined();
  });

  test("as somebody else they let the desk into no other's mailbox", async () => {
    await agree("ane@nordvik.example");
    await expect(signIn()).rejects.toThrow();
  });

  test("a refresh token is used once, however many processes want a new one: the provider takes a second time for theft", async () => {
    await agree();
    const { fetching } = await box();
    const now = later(3400);
    const tokens = await Promise.all(Array.from({ length: 8 }, () => accessTokenFor(ground.fresh.db, fetching, now)));
    expect(tokens).toHaveLength(8);
    await signIn(later(7200));
    expect(provider.asked).toEqual(["authorization_code 200", "refresh_token 200", "refresh_token 200"]);
  });
});
