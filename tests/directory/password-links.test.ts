import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AccountAsked } from "../../contract/directory-accounts.ts";
import type { PasswordLinkWay } from "../../contract/password-links.ts";
import type { VerificationMethod } from "../../contract/verification.ts";
import { newId } from "../../server/platform/id.ts";
import { askOwnAction } from "../../server/rooms/accounts/index.ts";
import { openLink } from "../../server/rooms/accounts/links/open-link.ts";
import { hashOf, newToken } from "../../server/rooms/accounts/links/token.ts";
import { useLink } from "../../server/rooms/accounts/links/use-link.ts";
import { tellOfAction } from "../../server/rooms/notifications/tell-of-action.ts";
import { openText } from "../../server/rooms/sms/secrets.ts";
import { settle } from "../database.ts";
import { openAccountDesk, type AccountDesk } from "./harness/account-desk.ts";
import { base, serviceDn, servicePassword, startSlapd, type Slapd } from "./harness/slapd.ts";

const people = `ou=people,${base}`;
const dn = `uid=ane,${people}`;
const old = "the-old-words-of-hers-2025";
const chosen = "Chosen-by-herself-2026";
let slapd: Slapd;
let desk: AccountDesk;

beforeAll(async () => {
  slapd = await startSlapd();
  slapd.change(
    `dn: cn=default,ou=policies,${base}\nchangetype: modify\nadd: pwdMinLength\npwdMinLength: 12\n-\nadd: pwdCheckQuality\npwdCheckQuality: 2\n-\nadd: pwdInHistory\npwdInHistory: 3\n`,
  );
  desk = await openAccountDesk({
    ...{ kind: "openldap", host: "127.0.0.1", port: slapd.tlsPort, security: "tls", certificate: slapd.certificate },
    ...{ bind_name: serviceDn, password: servicePassword, people_base: people, privileged_groups: [`cn=admins,ou=groups,${base}`] },
  });
}, 300_000);
afterAll(async () => {
  await desk?.close();
  await slapd?.stop();
});
beforeEach(async () => {
  await desk.rows("delete from password_link");
  await desk.rows("delete from account_action");
  await desk.rows("delete from guard_alarm");
  await desk.rows("delete from verification_use");
  await desk.rows("delete from verification");
  await desk.rows("delete from sms_message");
  slapd.change(`dn: ${dn}\nchangetype: modify\nreplace: userPassword\nuserPassword: ${old}\n`);
});

const reset = async (deliver: PasswordLinkWay, name = "ane") =>
  ({ ...(await desk.at(name)), action: "reset_password", deliver }) as AccountAsked;
/** A reset that was proved and done; what opens its link, from the text message that left. */
async function linkOf(deliver: PasswordLinkWay, ...methods: VerificationMethod[]) {
  await desk.prove("ane", "reset_password", ...methods);
  const done = await desk.done(await reset(deliver));
  const [sms] = await desk.rows("select id, text, number from sms_message where reason = 'code' order by created_at desc limit 1");
  const text = sms ? openText(sms.id, sms.text) : "";
  return { done, text, token: /#(\S+)/.exec(text)?.[1] ?? "", number: sms?.number };
}
const use = (token: string, password = chosen, now = new Date()) => useLink(desk.db, "en", token, password, now);
const state = async (id: string) => (await desk.shown(id)).link?.state;

describe("a password is reset", () => {
  test("by one that nobody sees, then by a link to where she was proved to be: the new one signs in, the old one does not", async () => {
    for (let n = 0; n < 4; n += 1) slapd.signsIn(dn, "wrong");
    expect((await desk.live("ane")).locked).toBe(true);
    const { done, token, text, number } = await linkOf("sms", "sms_code", "authenticator");
    expect(done).toMatchObject({ state: "done", link: { by: "sms", to: "…001", state: "open" } });
    expect(done.writes.map(({ what, before, after }) => [what, before, after])).toEqual([
      ["attribute", expect.any(String), null],
      ["password", null, null],
      // It was so before: the directory asks for another one whenever somebody else wrote it.
      ["attribute", "TRUE", "TRUE"],
    ]);
    expect(number).toBe("+4790000001");
    expect(text).toContain("/set-password#");
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(slapd.signsIn(dn, old)).toBe(false);
    expect(await desk.live("ane")).toMatchObject({ locked: false, mustChange: true });
    expect(await openLink(desk.db, token, new Date())).toMatchObject({ account: "ane", directory: "Nordvik" });
    await use(token);
    expect([slapd.signsIn(dn, chosen), slapd.signsIn(dn, old)]).toEqual([true, false]);
    expect(await desk.live("ane")).toMatchObject({ mustChange: false });
    expect(await state(done.id)).toBe("used");
    // Twice is refused, and told.
    expect(await desk.refused(use(token, "Another-one-of-hers-2026"))).toBe("409 password_link_used");
    expect(await desk.refused(openLink(desk.db, token, new Date()))).toBe("409 password_link_used");
    expect(slapd.signsIn(dn, chosen)).toBe(true);
  });

  test("only to where the proof was: a text message is not sent on the strength of a passkey", async () => {
    await desk.prove("ane", "reset_password", "passkey");
    expect(await desk.refused(desk.ask(await reset("sms")))).toBe("409 delivery_not_proved");
    expect(await desk.refused(desk.preview(await reset("mail")))).toBe("400 invalid_input");
    expect((await desk.rows("select 1 from verification where used_at is not null")).length).toBe(0);
    expect(slapd.signsIn(dn, old)).toBe(true);
    expect((await desk.preview(await reset("sms"))).delivery).toMatchObject({ by: "sms", to: expect.stringContaining("001") });
  });

  test("what the directory does not take is told, and the link still works", async () => {
    const { token } = await linkOf("sms", "sms_code", "authenticator");
    const refused = await use(token, "Short-2026").catch((problem) => problem);
    expect(refused).toMatchObject({ status: 400, errors: [{ pointer: "/password" }] });
    await use(token, "Third-choice-of-hers-2026");
    const again = await linkOf("sms", "sms_code", "authenticator");
    const repeated = await use(again.token, "Third-choice-of-hers-2026").catch((problem) => problem);
    expect(repeated).toMatchObject({ status: 400, errors: [{ pointer: "/password" }] });
    await use(again.token, "Quite-another-one-2026");
    expect(slapd.signsIn(dn, "Quite-another-one-2026")).toBe(true);
  });

  test("of ten who use a link at once one chooses; a link that is over, unknown or of before another reset chooses nothing", async () => {
    const { token } = await linkOf("sms", "sms_code", "authenticator");
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => desk.refused(use(token, `Parallel-number-${n}-2026`))));
    expect(all.filter((one) => one === "taken")).toHaveLength(1);
    expect(await desk.refused(use(newToken()))).toBe("404 not_found");
    await desk.rows("delete from verification_use");
    const first = await linkOf("sms", "sms_code", "authenticator");
    expect(await desk.refused(use(first.token, chosen, new Date(Date.now() + 61 * 60_000)))).toBe("409 password_link_over");
    const second = await linkOf("sms", "sms_code", "authenticator");
    expect(await desk.refused(use(first.token))).toBe("409 password_link_over");
    expect(await state(first.done.id)).toBe("over");
    await use(second.token, "Chosen-after-it-all-2026");
  });

  test("an alarm keeps the link shut, and an account that was switched off is not let in by it", async () => {
    const { token, done } = await linkOf("sms", "sms_code", "authenticator");
    const alarm = newId();
    await desk.rows(
      "insert into guard_alarm (id, kind, person_id, locks, facts, at) values ($1, 'not_me', $2, true, '{}', now())",
      alarm,
      done.person?.id,
    );
    expect(await desk.refused(use(token))).toBe("403 password_link_frozen");
    expect(await desk.refused(openLink(desk.db, token, new Date()))).toBe("403 password_link_frozen");
    await desk.rows("delete from guard_alarm");
    slapd.change(`dn: ${dn}\nchangetype: modify\nadd: pwdAccountLockedTime\npwdAccountLockedTime: 000001010000Z\n`);
    expect(await desk.refused(use(token))).toBe("409 account_switched_off");
    expect(await desk.refused(desk.preview(await reset("sms")))).toBe("409 account_switched_off");
    expect((await desk.live("ane")).enabled).toBe(false);
    slapd.change(`dn: ${dn}\nchangetype: modify\ndelete: pwdAccountLockedTime\n`);
    await use(token, "Fourth-choice-of-hers-2026");
  });

  test("of a protected account never, of one's own never by the desk, and by no program", async () => {
    await desk.prove("chief", "reset_password", "passkey");
    expect(await desk.refused(desk.preview(await reset("portal", "chief")))).toBe("403 account_protected");
    await desk.prove("ane", "reset_password", "passkey");
    const program = { ...desk.per, sessionId: null, apiKeyId: newId() };
    expect(await desk.refused(desk.ask(await reset("portal"), program as never))).toBe("403 session_needed");
  });

  test("no word, no token and no hash of them stands in what is told, searched or sent on", async () => {
    const { token } = await linkOf("sms", "sms_code", "authenticator");
    await use(token, "A-word-that-stands-nowhere-2026");
    await settle(desk.db, [tellOfAction]);
    const tables = await desk.rows(
      "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    const forbidden = [token, "A-word-that-stands-nowhere-2026"];
    for (const { table_name: name } of tables) {
      const [found] = await desk.rows(
        `select count(*)::int as n from "${name}" t where to_jsonb(t)::text like '%' || $1 || '%' or to_jsonb(t)::text like '%' || $2 || '%'`,
        ...forbidden,
      );
      expect([name, found.n]).toEqual([name, 0]);
    }
    const [link] = await desk.rows("select token_hash from password_link");
    expect(link.token_hash.equals(hashOf(token))).toBe(true);
    // She is told at once when it begins, and when a password was chosen, with the link that stops it.
    const notices = await desk.rows("select what from account_notice order by at");
    expect(notices.map(({ what }) => what)).toEqual(expect.arrayContaining(["account_action.reset_password", "account_action.link_used"]));
    const said = slapd.log();
    for (const word of forbidden) expect(said).not.toContain(word);
  });
});

describe("somebody resets their own", () => {
  test("without a technician: by their own proof, in their own session, and nobody else's", async () => {
    const [{ person_id: id }] = await desk.rows("select person_id from directory_person where user_name = 'ane'");
    const ane = { ...desk.world.actors.ane, sessionId: newId(), personId: id };
    const proved = async () => ({ notBefore: null, delivery: { by: "portal" as const, to: null } });
    const asked = (await reset("portal")) as Extract<AccountAsked, { action: "reset_password" }>;
    const action = await askOwnAction(desk.db, ane, new Date(), asked, proved);
    await desk.work();
    const shown = await desk.shown(action);
    expect(shown).toMatchObject({ state: "done", ticket: null, link: { by: "portal", to: null, state: "open" } });
    const jonas = { ...desk.world.actors.jonas, sessionId: newId() };
    expect(await desk.refused(askOwnAction(desk.db, jonas, new Date(), asked, proved))).toBe("404 not_found");
    const failing = async () => Promise.reject(Object.assign(new Error(), { status: 403, code: "evidence_needed" }));
    expect(await desk.refused(askOwnAction(desk.db, ane, new Date(), asked, failing))).toBe("403 evidence_needed");
    expect(await desk.rows("select way, token_hash from password_link")).toEqual([{ way: "portal", token_hash: null }]);
  });
});
