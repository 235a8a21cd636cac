import { ticketAccessRoutes as contract } from "../../../../contract/ticket-access.ts";
import { handle } from "../../../platform/http/handle.ts";
import { loadInside } from "../load-ticket.ts";
import { setConfidential } from "./confidentiality.ts";
import { explainAccess } from "./explain.ts";
import { letIn, letOut, presentReaders } from "./readers.ts";

export const accessRoutes = handle(contract, {
  "GET /tickets/{id}/access": ({ db, actor, params, query }) => explainAccess(db, actor, params.id, query.person),
  "GET /tickets/{id}/readers": async ({ db, actor, params }) => presentReaders(db, await loadInside(db, actor, params.id)),
  "PUT /tickets/{id}/readers/{person}": async ({ db, actor, now, params }) =>
    presentReaders(db, await letIn(db, actor, now, params.id, params.person)),
  "DELETE /tickets/{id}/readers/{person}": async ({ db, actor, now, params }) =>
    presentReaders(db, await letOut(db, actor, now, params.id, params.person)),
  "PUT /tickets/{id}/confidentiality": async ({ db, actor, now, params, body }) =>
    presentReaders(db, await setConfidential(db, actor, now, params.id, body.confidential)),
});
