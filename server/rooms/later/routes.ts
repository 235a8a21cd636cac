import { laterRoutes } from "../../../contract/later.ts";
import { handle } from "../../platform/http/handle.ts";
import { loadInside } from "../tickets/index.ts";
import { cancelScheduled } from "./cancel-scheduled.ts";
import { changeScheduled } from "./change-scheduled.ts";
import { presentAll } from "./present.ts";
import { scheduleReply } from "./schedule-reply.ts";
import { sendScheduled } from "./send-scheduled.ts";

export const routes = handle(laterRoutes, {
  "GET /tickets/{id}/scheduled-replies": async ({ db, actor, params }) => ({
    items: await presentAll(db, actor, await loadInside(db, actor, params.id)),
  }),
  "POST /tickets/{id}/scheduled-replies": ({ db, actor, now, params, body }) => scheduleReply(db, actor, now, params.id, body),
  "PATCH /tickets/{id}/scheduled-replies/{reply}": ({ db, actor, now, params, body }) =>
    changeScheduled(db, actor, now, params.id, params.reply, body),
  "POST /tickets/{id}/scheduled-replies/{reply}/sendings": ({ db, actor, now, params }) =>
    sendScheduled(db, actor, now, params.id, params.reply),
  "POST /tickets/{id}/scheduled-replies/{reply}/cancellations": ({ db, actor, now, params }) =>
    cancelScheduled(db, actor, now, params.id, params.reply),
});
