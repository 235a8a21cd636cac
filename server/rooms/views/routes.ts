import { viewRoutes } from "../../../contract/views.ts";
import { handle } from "../../platform/http/handle.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { countGroups } from "../tickets/index.ts";
import { changeView } from "./change-view.ts";
import { countViews } from "./count-views.ts";
import { createView } from "./create-view.ts";
import { loadView } from "./load-view.ts";
import { orderViews } from "./order-views.ts";
import { listViews, presentOne, presentRow } from "./present.ts";
import { restoreView, retireView } from "./retire-view.ts";
import type { ViewRow } from "./store.ts";

export const routes = handle(viewRoutes, {
  "GET /views": async ({ db, actor, now }) => ({ items: await listViews(db, actor, now) }),
  "GET /views/counts": async ({ db, actor, now }) => ({ items: await countViews(db, actor, now) }),
  "POST /views": async ({ db, actor, now, body }) => presentOne(db, actor, now, await createView(db, actor, now, body)),
  "GET /views/{id}": async ({ db, actor, now, params, reply }) => {
    const view = await presentOne(db, actor, now, params.id);
    reply.header("etag", `"${view.version}"`);
    return view;
  },
  "GET /views/{id}/groups": async ({ db, actor, now, params }) => ({ items: await countGroups(db, actor, now, params.id) }),
  "PATCH /views/{id}": async ({ db, actor, now, params, body, request }) => {
    const check = (row: ViewRow) => requireVersion(row, request.headers["if-match"], () => presentRow(db, actor, now, row));
    await changeView(db, actor, now, params.id, body, check);
    return presentOne(db, actor, now, params.id);
  },
  "DELETE /views/{id}": ({ db, actor, now, params }) => retireView(db, actor, now, params.id),
  "POST /views/{id}/restorations": async ({ db, actor, now, params }) => {
    await restoreView(db, actor, now, params.id);
    return presentRow(db, actor, now, await loadView(db, actor, params.id));
  },
  "PUT /views/order": ({ db, actor, body }) => orderViews(db, actor, body.views),
});
