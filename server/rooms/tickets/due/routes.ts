import { ticketClockRoutes as contract } from "../../../../contract/ticket-clock.ts";
import { handle } from "../../../platform/http/handle.ts";
import { loadInside } from "../load-ticket.ts";
import { explainDue } from "./explain.ts";

export const clockRoutes = handle(contract, {
  "GET /tickets/{id}/clock": async ({ db, actor, now, params }) => explainDue(db, actor, now, await loadInside(db, actor, params.id)),
});
