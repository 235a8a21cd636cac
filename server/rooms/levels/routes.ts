import { serviceLevelRoutes } from "../../../contract/service-levels.ts";
import { handle } from "../../platform/http/handle.ts";
import { showList, showOne, showVersions } from "./present.ts";
import { addLevel, changeLevel, orderLevels, removeLevel } from "./write-levels.ts";

export const routes = handle(serviceLevelRoutes, {
  "GET /service-levels": ({ db, actor }) => showList(db, actor),
  "POST /service-levels": async ({ db, actor, now, body }) => showOne(db, actor, await addLevel(db, actor, now, body)),
  "PATCH /service-levels/{id}": async ({ db, actor, now, params, body, request }) => {
    await changeLevel(db, actor, now, params.id, body, request.headers["if-match"]);
    return showOne(db, actor, params.id);
  },
  "DELETE /service-levels/{id}": ({ db, actor, now, params }) => removeLevel(db, actor, now, params.id),
  "GET /service-levels/{id}/versions": async ({ db, actor, params }) => ({ items: await showVersions(db, actor, params.id) }),
  "PUT /service-level-order": async ({ db, actor, now, body }) => {
    await orderLevels(db, actor, now, body.ids);
    return showList(db, actor);
  },
});
