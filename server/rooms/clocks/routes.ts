import { levelPreviewRoutes } from "../../../contract/service-levels.ts";
import { ticketClockRoutes } from "../../../contract/ticket-clock.ts";
import { handle } from "../../platform/http/handle.ts";
import { loadInside } from "../tickets/index.ts";
import { askRecount } from "./ask-recount.ts";
import { explainClocks } from "./explain.ts";
import { previewLevel } from "./preview-level.ts";

export const routes = handle(
  { ...ticketClockRoutes, ...levelPreviewRoutes },
  {
    "POST /service-level-preview": ({ db, actor, now, body }) => previewLevel(db, actor, now, body),
    "GET /tickets/{id}/clock": async ({ db, actor, now, params }) => explainClocks(db, actor, now, await loadInside(db, actor, params.id)),
    "POST /tickets/{id}/clock-recounts": async ({ db, actor, now, params, body }) => {
      const id = await askRecount(db, actor, now, params.id, body.reason);
      return explainClocks(db, actor, now, await loadInside(db, actor, id));
    },
  },
);
