import { macroRoutes, type PreparedTexts } from "../../../contract/macros.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { say } from "../../platform/i18n.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { loadInside } from "../tickets/index.ts";
import { fillIn, fillingFor, paths } from "./blanks.ts";
import { firstReply } from "./first-reply.ts";
import { load, loadToChange } from "./load.ts";
import { mentionable } from "./mentionable.ts";
import { teamsListed } from "./policy.ts";
import { changePrepared, dropPrepared, prepare } from "./prepare.ts";
import { presentMacro, presentSnippet } from "./present.ts";
import { runMacro, showMacro } from "./run-macro.ts";
import { putSignature, signatureOf } from "./store-signature.ts";
import { preparedFor, type Kind } from "./store.ts";

const mine = (db: Db, actor: Actor, kind: Kind) => preparedFor(db, kind, { personId: personIdOf(actor), teamIds: teamsListed(actor) });

const bothOf = ({ en = "", nb = "" }: PreparedTexts) => ({ en, nb });

export const routes = handle(macroRoutes, {
  "GET /signature": async ({ db, actor }) => bothOf(await signatureOf(db, personIdOf(actor))),
  "PUT /signature": async ({ db, actor, body: { en, nb } }) => {
    await putSignature(db, personIdOf(actor), { ...(en && { en }), ...(nb && { nb }) });
    return { en, nb };
  },
  "GET /snippets": async ({ db, actor }) => ({
    items: (await mine(db, actor, "snippet")).map((row) => presentSnippet(actor, row)),
    blanks: paths.map((path) => ({ path, about: say(actor.language, `snippet_path.${path}`) })),
  }),
  "POST /snippets": async ({ db, actor, now, body }) =>
    presentSnippet(actor, await load(db, actor, "snippet", await prepare(db, actor, now, "snippet", body))),
  "PATCH /snippets/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = await loadToChange(db, actor, "snippet", params.id);
    await requireVersion(row, request.headers["if-match"], async () => presentSnippet(actor, row));
    await changePrepared(db, actor, now, row, body);
    return presentSnippet(actor, await load(db, actor, "snippet", row.id));
  },
  "DELETE /snippets/{id}": async ({ db, actor, now, params }) =>
    dropPrepared(db, actor, now, await loadToChange(db, actor, "snippet", params.id)),
  "GET /tickets/{id}/snippets/{snippet}": async ({ db, actor, params, query }) => {
    const ticket = await loadInside(db, actor, params.id);
    const { texts } = await load(db, actor, "snippet", params.snippet);
    const filling = await fillingFor(db, actor, ticket);
    return { body: fillIn(texts ?? {}, query.into === "note" ? filling.writers : filling.requesters, filling) };
  },
  "GET /tickets/{id}/first-reply": async ({ db, actor, params }) => ({ body: await firstReply(db, actor, params.id) }),
  "GET /macros": async ({ db, actor }) => ({ items: (await mine(db, actor, "macro")).map((row) => presentMacro(actor, row)) }),
  "POST /macros": async ({ db, actor, now, body }) =>
    presentMacro(actor, await load(db, actor, "macro", await prepare(db, actor, now, "macro", body))),
  "PATCH /macros/{id}": async ({ db, actor, now, params, body, request }) => {
    const row = await loadToChange(db, actor, "macro", params.id);
    await requireVersion(row, request.headers["if-match"], async () => presentMacro(actor, row));
    await changePrepared(db, actor, now, row, body);
    return presentMacro(actor, await load(db, actor, "macro", row.id));
  },
  "DELETE /macros/{id}": async ({ db, actor, now, params }) =>
    dropPrepared(db, actor, now, await loadToChange(db, actor, "macro", params.id)),
  "GET /tickets/{id}/macros/{macro}": ({ db, actor, params }) => showMacro(db, actor, params.id, params.macro),
  "POST /tickets/{id}/macros/{macro}/runs": ({ db, actor, now, params, body }) =>
    runMacro(db, actor, now, params.id, params.macro, body.seen),
  "GET /tickets/{id}/mentionable": async ({ db, actor, params }) => ({ items: await mentionable(db, actor, params.id) }),
});
