import { passwordLinkRoutes } from "../../../../contract/password-links.ts";
import { personIdOf } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { handle } from "../../../platform/http/handle.ts";
import { isId } from "../../../platform/id.ts";
import { notFound } from "../../../platform/problem.ts";
import { countAttempt, visitorOf } from "../../access/index.ts";
import { openLink, requireOpen } from "./open-link.ts";
import { changeLink, lockOfPerson, openOfPerson } from "./store.ts";
import { hashOf, newToken } from "./token.ts";
import { useLink } from "./use-link.ts";

type Visiting = Parameters<typeof visitorOf>[0];
/** Nothing to guess: only bounds how much is asked for. */
const count = (db: Db, request: Visiting, now: Date) =>
  countAttempt(db, { trial: "link", email: "", ip: visitorOf(request).ip, known: true }, now);

export const linkRoutes = handle(passwordLinkRoutes, {
  "GET /session/password-links": async ({ db, actor, now }) => ({
    items: (await openOfPerson(db, personIdOf(actor), now)).map((row) => ({ ...row, good_until: row.good_until.toISOString() })),
  }),
  "POST /session/password-links/{id}/tokens": async ({ db, actor, now, params }) => {
    const row = isId(params.id) ? await lockOfPerson(db, params.id, personIdOf(actor)) : undefined;
    if (row?.way !== "portal") throw notFound("address");
    await requireOpen(db, row, now);
    const token = newToken();
    await changeLink(db, row.id, { token_hash: hashOf(token) });
    return { token };
  },
  "POST /password-links/open": async ({ db, now, body, request }) => {
    await count(db, request, now);
    return openLink(db, body.token, now);
  },
  "POST /password-links/use": async ({ db, actor, now, body, request }) => {
    await count(db, request, now);
    await useLink(db, actor.language, body.token, body.password, now);
  },
});
