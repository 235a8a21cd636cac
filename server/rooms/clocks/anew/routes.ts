import { clockRecountRoutes } from "../../../../contract/clock-recounts.ts";
import { handle } from "../../../platform/http/handle.ts";
import { decodeCursor, toPage } from "../../../platform/page.ts";
import { askRecounts, cancelRecount, loadRecount } from "./ask-recounts.ts";
import { presentRecount } from "./present.ts";
import { countAffected, listRecounts } from "./store-recounts.ts";

export const recountRoutes = handle(clockRecountRoutes, {
  "GET /clock-recounts": async ({ db, query: { cursor, limit, calendar } }) => {
    const rows = await listRecounts(db, { calendarId: calendar, after: decodeCursor(cursor, ["time", "id"]), limit });
    return toPage(rows, limit, presentRecount, (row) => [row.started_at.toISOString(), row.id]);
  },
  "GET /clock-recounts/extent": async ({ db, query: { calendar } }) => ({
    tickets: await countAffected(db, { calendar_id: calendar ?? null, since: null, until: null }),
  }),
  "POST /clock-recounts": async ({ db, actor, now, body }) =>
    presentRecount(await loadRecount(db, await askRecounts(db, actor, now, body))),
  "GET /clock-recounts/{id}": async ({ db, params }) => presentRecount(await loadRecount(db, params.id)),
  "POST /clock-recounts/{id}/cancellation": ({ db, actor, now, params }) => cancelRecount(db, actor, now, params.id),
});
