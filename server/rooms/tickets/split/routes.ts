import { splitRoutes as contract } from "../../../../contract/splits.ts";
import { handle } from "../../../platform/http/handle.ts";
import { loadInside } from "../load-ticket.ts";
import { presentTicket } from "../present.ts";
import { split } from "./split.ts";
import { undoSplit } from "./undo-split.ts";

export const splitRoutes = handle(contract, {
  "POST /tickets/{id}/splits": async ({ db, actor, now, params, body }) => {
    const made = await split(db, actor, now, params.id, body);
    return { split: made.split, ticket: await presentTicket(db, actor, await loadInside(db, actor, made.ticket.id)) };
  },
  "DELETE /tickets/{id}/splits/{split}": async ({ db, actor, now, params }) => {
    const { id } = await undoSplit(db, actor, now, params.id, params.split);
    return presentTicket(db, actor, await loadInside(db, actor, id));
  },
});
