import type { Readable } from "node:stream";
import { companyRoutes } from "../../../contract/company.ts";
import { personIdOf } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import {
  browserOf,
  forgetToken,
  isOnlyCompany,
  keepToken,
  markBrowser,
  originOf,
  proofsOf,
  requireSession,
  stepSeconds,
  unmarkBrowser,
  visitorOf,
  welcome,
} from "../access/index.ts";
import { findPersonById } from "../people/index.ts";
import { awaySeconds, beginSignIn, openProvider } from "./begin-sign-in.ts";
import { arrangeProviders, changeProvider, createProvider } from "./change-provider.ts";
import { finishSignIn } from "./finish-sign-in.ts";
import { partIdentity } from "./part-identity.ts";
import { presentIdentity, presentProvider } from "./present.ts";
import { runTest } from "./run-test.ts";
import { ownMetadata } from "./saml/own-metadata.ts";
import { takeResponse } from "./saml/take-response.ts";
import { signOut } from "./sign-out.ts";
import { identitiesOf } from "./store-identity.ts";
import { groupsOf, listProviders, lockProvider, openProviders, providerById, showProvider } from "./store-provider.ts";
import { takeLogout } from "./take-logout.ts";

async function show(db: Db, id: string) {
  const row = isId(id) ? await showProvider(db, id) : undefined;
  if (!row) throw notFound("identity_provider");
  return presentProvider(row, await groupsOf(db, [id]));
}

async function list(db: Db) {
  const rows = await listProviders(db);
  const groups = await groupsOf(
    db,
    rows.map(({ id }) => id),
  );
  return { items: rows.map((row) => presentProvider(row, groups)) };
}

async function person(db: Db, id: string): Promise<string> {
  if (!isId(id) || !(await findPersonById(db, id))) throw notFound("person");
  return id;
}

const identityIn = (id: string): string => {
  if (!isId(id)) throw notFound("identity");
  return id;
};

export const boundRoutes = handle(companyRoutes, {
  "GET /sign-in-ways": async ({ db }) => ({ items: await openProviders(db), only: await isOnlyCompany(db) }),
  "POST /sign-in-ways/{key}/beginnings": async ({ db, now, params, body, request, reply }) => {
    const mark = () => markBrowser(reply, "company", awaySeconds);
    const beginning = { key: params.key, returnTo: body.return_to, sessionId: null, mark };
    return { go_to: await beginSignIn(db, beginning, visitorOf(request), now) };
  },
  "POST /sign-in-ways/{key}/answers": async ({ db, actor, now, params, body, request, reply }) => {
    const browser = { sent: browserOf(request, "company"), mark: () => markBrowser(reply, "step", stepSeconds) };
    const { session, returnTo, proven } = await finishSignIn(db, actor, params.key, body, browser, visitorOf(request), now);
    const me = session && (await welcome(db, session, reply, now));
    if (proven) keepToken(reply, proven.token, proven.endsAt, now);
    unmarkBrowser(reply, "company");
    return { me, return_to: returnTo };
  },
  "POST /sign-in-ways/{key}/logouts": async ({ db, now, params, request }) => ({
    ended: await takeLogout(db, params.key, request.body as Readable, request.ip, now),
  }),
  "POST /sign-in-ways/{key}/assertions": async ({ db, now, params, request, reply }) => {
    void reply.redirect(await takeResponse(db, params.key, request.body as Readable, visitorOf(request), now), 303);
  },
  "GET /sign-in-ways/{key}/metadata": async ({ db, params, reply }) => {
    const row = await openProvider(db, params.key);
    if (row.kind !== "saml") throw notFound("identity_provider");
    reply.headers({ "content-type": "application/samlmetadata+xml; charset=utf-8" }).send(ownMetadata(row));
  },
  "POST /session/sign-outs": async ({ db, actor, now, reply }) => {
    const goTo = await signOut(db, actor, now);
    forgetToken(reply);
    return { go_to: goTo };
  },
  "GET /session/identities": async ({ db, actor }) => {
    const [mine, ways] = await Promise.all([identitiesOf(db, personIdOf(actor)), listProviders(db)]);
    const joined = new Set(mine.map(({ provider_id }) => provider_id));
    const joinable = ways.filter(({ id, active }) => active && !joined.has(id)).map(({ key, name }) => ({ key, name }));
    return { items: mine.map(presentIdentity), joinable };
  },
  "POST /session/identities": async ({ db, actor, now, body, request, reply }) => {
    const mark = () => markBrowser(reply, "company", awaySeconds);
    const beginning = { key: body.key, returnTo: body.return_to, sessionId: requireSession(actor), mark };
    return { go_to: await beginSignIn(db, beginning, visitorOf(request), now) };
  },
  "POST /session/company-proofs": async ({ db, actor, now, body, request, reply }) => {
    const sessionId = requireSession(actor);
    const origin = await originOf(db, sessionId);
    const row = origin && (await providerById(db, origin.provider_id));
    if (!row) throw new Problem(403, "proof_needed", { extra: { methods: await proofsOf(db, actor) } });
    const mark = () => markBrowser(reply, "company", awaySeconds);
    const beginning = { key: row.key, returnTo: body.return_to, sessionId, proving: true, mark };
    return { go_to: await beginSignIn(db, beginning, visitorOf(request), now) };
  },
  "DELETE /session/identities/{id}": ({ db, actor, now, params }) => partIdentity(db, actor, personIdOf(actor), identityIn(params.id), now),
  "GET /accounts/{id}/identities": async ({ db, params }) => ({
    items: (await identitiesOf(db, await person(db, params.id))).map(presentIdentity),
  }),
  "DELETE /accounts/{id}/identities/{identity}": async ({ db, actor, now, params }) =>
    partIdentity(db, actor, await person(db, params.id), identityIn(params.identity), now),
  "GET /identity-providers": ({ db }) => list(db),
  "POST /identity-providers": async ({ db, actor, now, body }) => show(db, await createProvider(db, actor, now, body)),
  "PUT /identity-providers/order": async ({ db, actor, now, body }) => {
    await arrangeProviders(db, actor, now, body.ids);
    return list(db);
  },
  "POST /identity-providers/tests": ({ db, actor, body }) => runTest(db, actor.language, body),
  "GET /identity-providers/{id}": ({ db, params }) => show(db, params.id),
  "PATCH /identity-providers/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = isId(params.id) ? await lockProvider(db, params.id) : undefined;
    if (!row) throw notFound("identity_provider");
    await requireVersion(row, request.headers["if-match"], () => show(db, row.id));
    await changeProvider(db, actor, now, row, body);
    return show(db, row.id);
  },
});
