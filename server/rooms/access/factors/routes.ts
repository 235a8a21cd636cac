import type { FastifyRequest } from "fastify";
import { identityRoutes } from "../../../../contract/identity.ts";
import { personIdOf } from "../../../platform/actor.ts";
import { handle } from "../../../platform/http/handle.ts";
import { isId } from "../../../platform/id.ts";
import { notFound, Problem } from "../../../platform/problem.ts";
import { browserOf, markBrowser, unmarkBrowser } from "../browser-cookie.ts";
import { countAttempt } from "../count-attempt.ts";
import { keepToken } from "../session-cookie.ts";
import { visitorOf } from "../start-session.ts";
import { changeSignInRule, readSignInRule } from "../sign-in-rule.ts";
import { accountById } from "../store-account.ts";
import { takeSecondStep } from "../take-second-step.ts";
import { welcome } from "../welcome.ts";
import { beginAuthenticator, confirmBegun } from "./add-authenticator.ts";
import { addPasskey } from "./add-passkey.ts";
import { challengeSeconds, challengeToAdd, challengeToProve, challengeToSignIn } from "./passkey-challenge.ts";
import { presentFactors, presentPasskey } from "./present.ts";
import { prove } from "./prove.ts";
import { removeAuthenticator, removePasskey } from "./remove-factor.ts";
import { renewRecoveryCodes } from "./renew-recovery-codes.ts";
import { resetFactors } from "./reset-factors.ts";
import { changeRules, readRules } from "./rules.ts";
import { signInWithPasskey } from "./sign-in-with-passkey.ts";

const idOf = (id: string, what: string): string => {
  if (!isId(id)) throw notFound(what);
  return id;
};

const marksOf = (request: FastifyRequest) => ({ passkey: browserOf(request, "passkey"), step: browserOf(request, "step") });

export const factorRoutes = handle(identityRoutes, {
  "POST /session/second-step": async ({ db, body, request, reply, now }) => {
    const started = await takeSecondStep(db, body, browserOf(request, "step"), visitorOf(request), now);
    const me = await welcome(db, started, reply, now);
    unmarkBrowser(reply, "step");
    return me;
  },
  "POST /passkey-challenges": async ({ db, request, reply, now }) => {
    await countAttempt(db, { trial: "passkey", email: "", ip: visitorOf(request).ip, known: true }, now);
    return challengeToSignIn(db, markBrowser(reply, "passkey", challengeSeconds), now);
  },
  "POST /session/passkey": async ({ db, body, request, reply, now }) =>
    welcome(db, await signInWithPasskey(db, body.credential, marksOf(request), visitorOf(request), now), reply, now),
  "GET /session/factors": ({ db, actor }) => presentFactors(db, actor),
  "POST /session/proof-challenges": ({ db, actor, reply, now }) =>
    challengeToProve(db, personIdOf(actor), markBrowser(reply, "passkey", challengeSeconds), now),
  "POST /session/proofs": async ({ db, actor, body, request, reply, now }) => {
    const browser = { code: browserOf(request, "code"), passkey: browserOf(request, "passkey") };
    const { token, endsAt } = await prove(db, actor, body, browser, visitorOf(request), now);
    keepToken(reply, token, endsAt, now);
  },
  "POST /session/authenticator": ({ db, actor, now }) => beginAuthenticator(db, actor, now),
  "PUT /session/authenticator": async ({ db, actor, body, reply, now }) => {
    const { session, recoveryCodes } = await confirmBegun(db, actor, body.code, now);
    keepToken(reply, session.token, session.endsAt, now);
    return { recovery_codes: recoveryCodes };
  },
  "DELETE /session/authenticator": ({ db, actor, now }) => removeAuthenticator(db, actor, now),
  "POST /session/passkey-challenges": async ({ db, actor, reply, now }) => {
    const account = await accountById(db, personIdOf(actor));
    if (!account) throw new Problem(401, "sign_in_needed");
    return challengeToAdd(db, account, markBrowser(reply, "passkey", challengeSeconds), now);
  },
  "POST /session/passkeys": async ({ db, actor, body, request, reply, now }) => {
    const { session, recoveryCodes, passkey } = await addPasskey(db, actor, body, browserOf(request, "passkey"), now);
    keepToken(reply, session.token, session.endsAt, now);
    return { passkey: presentPasskey(passkey), recovery_codes: recoveryCodes };
  },
  "DELETE /session/passkeys/{id}": ({ db, actor, params, now }) => removePasskey(db, actor, idOf(params.id, "passkey"), now),
  "POST /session/recovery-codes": async ({ db, actor, now }) => ({ recovery_codes: await renewRecoveryCodes(db, actor, now) }),
  "DELETE /accounts/{id}/factors": async ({ db, actor, params, query, now }) => {
    const heldUntil = await resetFactors(db, actor, idOf(params.id, "person"), query.ticket ?? null, now);
    return { held_until: heldUntil?.toISOString() ?? null };
  },
  "GET /sign-in-rule": ({ db, actor, now }) => readSignInRule(db, actor, now),
  "PUT /sign-in-rule": async ({ db, actor, body, now }) => {
    await changeSignInRule(db, actor, body, now);
    return readSignInRule(db, actor, now);
  },
  "GET /second-factor-rules": async ({ db }) => ({ items: await readRules(db) }),
  "PUT /second-factor-rules": async ({ db, actor, body, now }) => {
    await changeRules(db, actor, body.roles, now);
    return { items: await readRules(db) };
  },
});
