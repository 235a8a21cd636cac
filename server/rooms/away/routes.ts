import { awayRoutes } from "../../../contract/away.ts";
import { handle } from "../../platform/http/handle.ts";
import { awayNow } from "./away-now.ts";
import { nameManager, showManager } from "./name-manager.ts";
import { sayAway, sayBack, showAway } from "./say-away.ts";

export const routes = handle(awayRoutes, {
  "GET /away": ({ db, actor }) => showAway(db, actor),
  "GET /away/now": async ({ db, now }) => ({
    items: (await awayNow(db, null, now)).map(({ person, until, standIn }) => ({ person, until: until.toISOString(), stand_in: standIn })),
  }),
  "PUT /away": async ({ db, actor, now, body }) => {
    await sayAway(db, actor, now, body);
    return showAway(db, actor);
  },
  "DELETE /away": ({ db, actor, now }) => sayBack(db, actor, now),
  "GET /people/{id}/manager": ({ db, params }) => showManager(db, params.id),
  "PUT /people/{id}/manager": ({ db, actor, now, params, body }) => nameManager(db, actor, now, params.id, body.manager),
});
