import { mergeRoutes as contract } from "../../../../contract/merges.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { handle } from "../../../platform/http/handle.ts";
import { notFound } from "../../../platform/problem.ts";
import { requireVersion } from "../../../platform/require-version.ts";
import { loadInside } from "../load-ticket.ts";
import { presentTicket } from "../present.ts";
import type { TicketRow } from "../store-rows.ts";
import { merge } from "./merge.ts";
import { presentMerges } from "./present-merge.ts";
import { previewMerge } from "./preview-merge.ts";
import { undoMerge } from "./undo-merge.ts";

/** Of the locked row: whoever came first is in it. */
const unchanged = (db: Db, actor: Actor, ifMatch: string | undefined) => (row: TicketRow) =>
  requireVersion(row, ifMatch, () => presentTicket(db, actor, row));

const ticketNow = async (db: Db, actor: Actor, id: string) => presentTicket(db, actor, await loadInside(db, actor, id));

export const mergeRoutes = handle(contract, {
  "GET /tickets/{id}/merges": async ({ db, actor, params }) => ({
    items: await presentMerges(db, actor, (await loadInside(db, actor, params.id)).id),
  }),
  "GET /tickets/{id}/merges/preview": ({ db, actor, params, query }) => previewMerge(db, actor, params.id, query.into),
  "POST /tickets/{id}/merges": async ({ db, actor, now, params, body, request }) => {
    const made = await merge(db, actor, now, params.id, body, unchanged(db, actor, request.headers["if-match"]));
    const found = (await presentMerges(db, actor, made.into.id)).find(({ id }) => id === made.id);
    if (!found) throw notFound("merge");
    return { merge: found, ticket: await ticketNow(db, actor, made.into.id) };
  },
  "DELETE /tickets/{id}/merges/{merge}": async ({ db, actor, now, params, request }) => {
    const { id } = await undoMerge(db, actor, now, params.id, params.merge, unchanged(db, actor, request.headers["if-match"]));
    return ticketNow(db, actor, id);
  },
});
