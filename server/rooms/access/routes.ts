import { accessRoutes } from "../../../contract/access.ts";
import { personIdOf } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { changePerson } from "../people/index.ts";
import { browserOf, markBrowser, unmarkBrowser } from "./browser-cookie.ts";
import { stepSeconds } from "./begin-second-step.ts";
import { changeAccount } from "./change-account.ts";
import { changePassword } from "./change-password.ts";
import { createApiKey } from "./create-api-key.ts";
import { endSession } from "./end-sessions.ts";
import { hasAdministrator, openDesk } from "./open-desk.ts";
import { presentAccount, presentApiKey, presentMe, presentSession } from "./present.ts";
import { requireSession } from "./require-session.ts";
import { revokeApiKey } from "./revoke-api-key.ts";
import { codeSeconds, sendSignInCode } from "./send-sign-in-code.ts";
import { forgetToken } from "./session-cookie.ts";
import { signIn } from "./sign-in.ts";
import { visitorOf } from "./start-session.ts";
import { accountById, grantsOf } from "./store-account.ts";
import { apiKeysOf } from "./store-key.ts";
import { sessionsOf } from "./store-session.ts";
import { welcome } from "./welcome.ts";

async function account(db: Db, id: string) {
  const row = isId(id) ? await accountById(db, id) : undefined;
  if (!row) throw notFound("person");
  return presentAccount(row, await grantsOf(db, id));
}

const idOf = (id: string, what: string): string => {
  if (!isId(id)) throw notFound(what);
  return id;
};

export const boundRoutes = handle(accessRoutes, {
  "GET /setup": async ({ db }) => ({ needed: !(await hasAdministrator(db)) }),
  "POST /setup": async ({ db, body, request, reply, now }) => welcome(db, await openDesk(db, body, visitorOf(request), now), reply, now),
  "POST /session": async ({ db, body, request, reply, now }) => {
    const browser = { asked: browserOf(request, "code"), mark: () => markBrowser(reply, "step", stepSeconds) };
    const me = await welcome(db, await signIn(db, body, visitorOf(request), browser, now), reply, now);
    if (body.code !== undefined) unmarkBrowser(reply, "code");
    return me;
  },
  "GET /session": ({ db, actor }) => presentMe(db, actor),
  "DELETE /session": async ({ db, actor, reply, now }) => {
    await endSession(db, actor, requireSession(actor), "signed_out", now);
    forgetToken(reply);
  },
  "PATCH /session": async ({ db, actor, body }) => {
    await changePerson(db, actor, personIdOf(actor), body);
    return presentMe(db, actor);
  },
  "POST /sign-in-codes": async ({ db, body, request, reply, now }) => {
    await sendSignInCode(db, body.email, markBrowser(reply, "code", codeSeconds), visitorOf(request), now);
    return { sent: true as const };
  },
  "PUT /session/password": ({ db, actor, body, request, now }) => changePassword(db, actor, body, visitorOf(request), now),
  "GET /sessions": async ({ db, actor, now }) => ({
    items: (await sessionsOf(db, personIdOf(actor), now)).map((row) => presentSession(row, actor.sessionId)),
  }),
  "DELETE /sessions/{id}": async ({ db, actor, params, now }) => {
    requireSession(actor);
    await endSession(db, actor, idOf(params.id, "session"), "ended", now);
  },
  "GET /api-keys": async ({ db, actor }) => ({ items: (await apiKeysOf(db, personIdOf(actor))).map(presentApiKey) }),
  "POST /api-keys": async ({ db, actor, body, now }) => {
    requireSession(actor);
    const expiresAt = body.expires_at ? new Date(body.expires_at) : null;
    const { row, key } = await createApiKey(db, { personId: personIdOf(actor), name: body.name, scopes: body.scopes, expiresAt }, now);
    return { ...presentApiKey(row), key };
  },
  "DELETE /api-keys/{id}": async ({ db, actor, params, now }) => {
    requireSession(actor);
    await revokeApiKey(db, actor, idOf(params.id, "api_key"), now);
  },
  "GET /accounts/{id}": ({ db, params }) => account(db, params.id),
  "PUT /accounts/{id}": async ({ db, actor, params, body, now }) => {
    await changeAccount(db, actor, idOf(params.id, "person"), body, now);
    return account(db, params.id);
  },
});
