import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { grantAnswered, grantGiven } from "../../contract/grants.ts";
import { sendingGiven } from "../../contract/mailboxes.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { sql, tables } from "../../server/platform/db.ts";
import type { Problem } from "../../server/platform/problem.ts";
import { connect } from "../../server/rooms/outbox/connect.ts";
import { accessTokenFor } from "../../server/rooms/mailboxes/grants/access-token.ts";
import { beginGrant } from "../../server/rooms/mailboxes/grants/begin-grant.ts";
import { finishGrant } from "../../server/rooms/mailboxes/grants/finish-grant.ts";
import { grantOf } from "../../server/rooms/mailboxes/grants/store-grant.ts";
import { imapFault, sayFault, signInTo, smtpFault } from "../../server/rooms/mailboxes/index.ts";
import { setSending } from "../../server/rooms/mailboxes/set-sending.ts";
import { sendingOf } from "../../server/rooms/mailboxes/store-sending.ts";
import { startAuthorizationServer, type AuthorizationServer } from "./harness/authorization-server.ts";
import { hasPackages } from "./harness/debian.ts";
import { keptSums, mailboxOn, message, sumOf } from "./harness/intake.ts";
import { mailGround } from "./harness/mail-ground.ts";
import { startSubmission } from "./harness/submission.ts";

// Seen red with a token shown to any server (access-token.ts), with a state good in every session and for ever (store-consent.ts), and with
// a renewal begun by what was read before another one ended (store-grant.ts): then a refresh token was used twice.

let provider: AuthorizationServer;
const user = "support@nordvik.example";
const ground = mailGround(async () => {
  provider = await startAuthorizationServer(user);
  return { introspection: `${provider.url}/introspect` };
});
afterAll(() => provider?.close());
beforeEach(() => void Object.assign(provider, { asked: [], life: 3600, user, away: false, fleeting: false }));

const session = "01900000-0000-7000-8000-000000000001";
const somebody = (sessionId: string | null = session): Actor => ({ ...ground.world.actors.administrator, sessionId });
const given = (more: object = {}) =>
  grantGiven.parse({
    provider: "other",
    authorize_url: `${provider.url}/authorize`,
    token_url: `${provider.url}/token`,
    scopes: "mail offline_access",
    client_id: provider.clientId,
    client_secret: provider.clientSecret,
    ...more,
  });
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "well",
    (problem: Problem) => problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`).join() || (problem.code ?? problem.message),
  );

/** A mailbox that signs in by tokens. */
const box = (more: object = {}) =>
  mailboxOn(ground.fresh.db, ground.world.actors.administrator, ground.server, { auth: "oauth2", ...more });
const begin = async (more: object = {}, now = new Date()) => {
  const { mailbox } = await box();
  return (await beginGrant(ground.fresh.db, somebody(), now, mailbox, given(more))) ?? expect.fail("nobody was sent anywhere");
};
const back = async (goTo: string) => grantAnswered.parse(Object.fromEntries(await provider.agree(goTo)));
const finish = async (answer: Awaited<ReturnType<typeof back>>, actor = somebody(), now = new Date()) =>
  finishGrant(ground.fresh.db, actor, now, answer);
const agree = async (more: object = {}) => finish(await back(await begin(more)));
const signIn = async (now = new Date()) => {
  const { fetching } = await box();
  const client = await signInTo(ground.fresh.db, fetching, now);
  await client.logout();
};
const fault = async (now = new Date()) => {
  const { fetching } = await box();
  const error: unknown = await signInTo(ground.fresh.db, fetching, now).catch((refused: unknown) => refused);
  const found = await imapFault(error, fetching);
  for (const language of ["en", "nb"] as const)
    expect(Object.values(sayFault(language, found)).join()).not.toMatch(/mail_fault|[{}]|undefined/);
  return found;
};
const asked = () => provider.asked.map((question) => question["grant_type"]);

describe.skipIf(!hasPackages)("somebody agrees at a provider", () => {
  test("and mail is fetched by tokens alone, without a word of them in the open", async () => {
    ground.server.drop([message(1)]);
    const { state } = await ground.read({ auth: "oauth2" });
    await expect.poll(async () => (await state()).failure).toBe("no_grant");
    const goTo = await beginGrant(ground.fresh.db, somebody(), new Date(), (await box()).mailbox, given());
    const url = new URL(goTo ?? "");
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      redirect_uri: "http://127.0.0.1/settings/mailboxes/granted",
      code_challenge_method: "S256",
      login_hint: user,
    });
    await finish(await back(url.href));
    await ground.read({ auth: "oauth2" });
    await expect.poll(async () => keptSums(ground.fresh.db)).toEqual([sumOf(message(1))]);
    const dump = await sql<{ all: string }>`
      select (select json_agg(g) from mailbox_grant g)::text || (select json_agg(e) from event e)::text as all`.execute(
      tables(ground.fresh.db),
    );
    const secrets = [provider.clientSecret, ...provider.asked.flatMap((question) => [question["code"], question["code_verifier"]])];
    for (const secret of secrets) expect(dump.rows[0]?.all).not.toContain(secret);
    const told = await ground.fresh.pool.query("select data->>'provider' as provider from event where type = 'mailbox.granted'");
    expect(told.rows).toEqual([{ provider: "other" }]);
  });

  test("and mail is sent by them", async () => {
    await agree();
    const smtp = await startSubmission(ground.server, { isGood: provider.isGood });
    ground.later(() => smtp.close());
    const { mailbox } = await box();
    const settings = { host: "localhost", port: smtp.port, security: "starttls", auth: "oauth2", user, certificate: smtp.certificate };
    await setSending(ground.fresh.db, ground.world.actors.administrator, new Date(), mailbox, sendingGiven.parse(settings));
    const sending = (await sendingOf(ground.fresh.db, mailbox.id)) ?? expect.fail("no sending");
    const refused: unknown = await connect(ground.fresh.db, sending, new Date()).catch((error: unknown) => error);
    expect(await smtpFault(refused, sending)).toMatchObject({ code: "no_grant" });
    await agree();
    const connection = await connect(ground.fresh.db, sending, new Date());
    connection.close();
    // Taken back before its time: the desk asks for another one and goes on.
    provider.expireAccess();
    (await connect(ground.fresh.db, sending, new Date())).close();
    expect(asked()).toEqual(["authorization_code", "authorization_code", "refresh_token"]);
    provider.expireAccess();
    provider.revoke();
    const over: unknown = await connect(ground.fresh.db, sending, new Date()).catch((error: unknown) => error);
    expect(await smtpFault(over, sending)).toMatchObject({ code: "grant_over" });
  });

  test("once, in the session that began it, and within ten minutes", async () => {
    const answer = await back(await begin());
    expect(await codeOf(finish(answer, somebody("01900000-0000-7000-8000-000000000002")))).toBe("consent_over");
    expect(await codeOf(finish(answer, somebody(null)))).toBe("consent_over");
    expect(await codeOf(finish({ ...answer, state: "made up" }))).toBe("consent_over");
    expect(await codeOf(finish(answer))).toBe("well");
    expect(await codeOf(finish(answer))).toBe("consent_over");
    const late = await back(await begin());
    expect(await codeOf(finish(late, somebody(), later(601)))).toBe("consent_over");
    expect(await grantOf(ground.fresh.db, (await box()).mailbox.id)).toMatchObject({ refused_at: null });
  });

  test("or does not: nothing is changed, and it is said", async () => {
    await agree();
    const before = await grantOf(ground.fresh.db, (await box()).mailbox.id);
    provider.user = "";
    expect(await codeOf(agree())).toBe("consent_denied");
    provider.user = user;
    expect(await codeOf(agree({ client_secret: "wrong" }))).toBe("no_token");
    provider.fleeting = true;
    expect(await codeOf(agree())).toBe("grant_not_lasting");
    const answer = await back(await begin());
    expect(await codeOf(finish({ ...answer, code: "made up" }))).toBe("no_token");
    expect(await grantOf(ground.fresh.db, (await box()).mailbox.id)).toEqual(before);
  });

  test("as somebody else: the mail server does not let them in, and it is said what to do", async () => {
    provider.user = "ane@nordvik.example";
    await agree();
    expect(await fault()).toMatchObject({ code: "token_refused", facts: { user, protocol: "IMAP" } });
  });
});

describe.skipIf(!hasPackages)("a token", () => {
  test("is renewed before it runs out, by one process at a time, and each refresh token is used once", async () => {
    await agree();
    await signIn(later(3000));
    expect(asked()).toEqual(["authorization_code"]);
    const { fetching } = await box();
    const now = later(3400);
    const tokens = await Promise.all(Array.from({ length: 8 }, () => accessTokenFor(ground.fresh.db, fetching, now)));
    expect(asked()).toEqual(["authorization_code", "refresh_token"]);
    expect(tokens.filter(provider.isGood)).toHaveLength(8);
    await signIn(later(7200));
    expect(asked()).toEqual(["authorization_code", "refresh_token", "refresh_token"]);
  });

  test("still holds while the provider is away; when it has run out, the reader waits", async () => {
    await agree();
    provider.away = true;
    await signIn(later(3400));
    expect(await fault(later(3700))).toMatchObject({ code: "busy", facts: { provider: "127.0.0.1" } });
    provider.away = false;
    await signIn(later(3700));
  });

  test("that is no more given is told, once, until somebody agrees anew", async () => {
    await agree();
    provider.revoke();
    for (const seconds of [3700, 3800]) {
      expect(await fault(later(seconds))).toMatchObject({ code: "grant_over", facts: { said: "The user has taken the consent back." } });
    }
    const told = () => ground.fresh.pool.query("select 1 from event where type = 'mailbox.grant_over'");
    expect((await told()).rowCount).toBe(1);
    expect(await grantOf(ground.fresh.db, (await box()).mailbox.id)).toMatchObject({ refusal: "The user has taken the consent back." });
    await agree();
    await signIn(later(3000));
  });

  test("is shown to no other server than those it was agreed to for", async () => {
    await agree();
    const other = await startSubmission(ground.server);
    ground.later(() => other.close());
    for (const more of [{ host: "localhost" }, { port: other.port }]) {
      const { fetching } = await box(more);
      expect(await codeOf(accessTokenFor(ground.fresh.db, fetching, new Date()))).toBe("no grant");
    }
    await signIn();
  });

  test("is given to the desk itself, without anybody, where the provider lets it", async () => {
    const { mailbox } = await box();
    const application = given({ flow: "application" });
    expect(await beginGrant(ground.fresh.db, somebody(null), new Date(), mailbox, application)).toBeNull();
    await signIn();
    await signIn(later(3600));
    expect(asked()).toEqual(["client_credentials", "client_credentials"]);
    const wrong = given({ flow: "application", client_secret: "wrong" });
    expect(await codeOf(beginGrant(ground.fresh.db, somebody(null), new Date(), mailbox, wrong))).toBe("no_token");
  });
});

describe.skipIf(!hasPackages)("the client's secret", () => {
  test("is kept for the same client of the same provider, and sent to no other", async () => {
    await agree();
    await agree({ client_secret: undefined });
    const other = await startAuthorizationServer(user);
    ground.later(() => other.close());
    expect(await codeOf(begin({ client_secret: undefined, token_url: `${other.url}/token` }))).toBe("/client_secret secret_again");
    expect(await codeOf(begin({ client_secret: undefined, client_id: "another" }))).toBe("/client_secret secret_again");
    expect(other.asked).toEqual([]);
  });

  test("is asked for again when the desk itself signs in to another mail server", async () => {
    const { mailbox } = await box();
    const start = (more: object) =>
      beginGrant(ground.fresh.db, somebody(null), new Date(), mailbox, given({ flow: "application", ...more }));
    await start({});
    await box({ host: "localhost" });
    expect(await codeOf(start({ client_secret: undefined }))).toBe("/client_secret secret_again");
  });
});
