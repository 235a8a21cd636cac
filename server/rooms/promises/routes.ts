import { promiseRoutes } from "../../../contract/promises.ts";
import { handle } from "../../platform/http/handle.ts";
import { loadInside, loadTicket } from "../tickets/index.ts";
import { keepPromise, movePromise, withdrawPromise } from "./change-promise.ts";
import { figures, promisesOver } from "./figures.ts";
import { makePromise } from "./make-promise.ts";
import { presentPromises } from "./present.ts";
import { previewUpdate } from "./preview-update.ts";
import { myUpdates, nextUpdateOf } from "./show-updates.ts";
import { toldOf } from "./store.ts";

export const routes = handle(promiseRoutes, {
  "GET /tickets/{id}/promises": async ({ db, actor, params }) => presentPromises(db, actor, await loadInside(db, actor, params.id)),
  "GET /tickets/{id}/promises-told": async ({ db, actor, params }) => {
    const { id } = await loadTicket(db, actor, params.id);
    return { items: (await toldOf(db, [id])).map((row) => ({ ...row, due_at: row.due_at.toISOString() })) };
  },
  "GET /tickets/{id}/next-update": async ({ db, actor, now, params }) => ({
    next: await nextUpdateOf(db, actor, now, await loadTicket(db, actor, params.id)),
  }),
  "GET /next-updates": async ({ db, actor, now, query }) => ({ items: await myUpdates(db, actor, now, query.as) }),
  "POST /tickets/{id}/promises": async ({ db, actor, now, params, body }) =>
    presentPromises(db, actor, await makePromise(db, actor, now, params.id, body)),
  "PATCH /tickets/{id}/promises/{promise}": async ({ db, actor, now, params, body }) =>
    presentPromises(db, actor, await movePromise(db, actor, now, { ticket: params.id, promise: params.promise }, body)),
  "POST /tickets/{id}/promises/{promise}/keepings": async ({ db, actor, now, params, body }) =>
    presentPromises(db, actor, await keepPromise(db, actor, now, { ticket: params.id, promise: params.promise }, body.at)),
  "POST /tickets/{id}/promises/{promise}/withdrawals": async ({ db, actor, now, params, body }) =>
    presentPromises(db, actor, await withdrawPromise(db, actor, now, { ticket: params.id, promise: params.promise }, body.reason)),
  "POST /next-update-previews": ({ db, now, body }) => previewUpdate(db, now, body),
  "GET /promises/figures": ({ db, actor, now, query }) => figures(db, actor, now, query),
  "GET /promises/over": ({ db, actor, now, query }) => promisesOver(db, actor, now, query),
});
