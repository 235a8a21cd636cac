import { presenceRoutes } from "../../../contract/presence.ts";
import { personIdOf } from "../../platform/actor.ts";
import { handle } from "../../platform/http/handle.ts";
import { loadInside } from "../tickets/index.ts";
import { beThere, goAway } from "./be-there.ts";
import { whoIsThere } from "./who-is-there.ts";

export const boundRoutes = handle(presenceRoutes, {
  "GET /tickets/{id}/presence": async ({ db, actor, params }) =>
    whoIsThere(db, (await loadInside(db, actor, params.id)).id, personIdOf(actor)),
  "PUT /tickets/{id}/presence/{screen}": ({ db, actor, params, body }) => beThere(db, actor, params.id, params.screen, body.doing),
  "DELETE /tickets/{id}/presence/{screen}": ({ db, actor, params }) => goAway(db, actor, params.id, params.screen),
});
