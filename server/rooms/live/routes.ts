import { eventRoutes } from "../../../contract/work.ts";
import { handle } from "../../platform/http/handle.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { listen } from "./listen.ts";
import { listAudit, type AuditRow } from "./store.ts";

const presentAudit = ({ id, at, type, actor, ticket_number, data }: AuditRow) => ({
  id,
  at: at.toISOString(),
  type,
  actor,
  ticket_number,
  data,
});

export const boundRoutes = handle(eventRoutes, {
  "GET /events": async ({ db, actor, query, request, reply, now }) => {
    const sent = request.headers["last-event-id"];
    await listen(db, actor, (typeof sent === "string" && sent) || query.last_event_id, reply, now);
    // The stream goes on by itself; nothing is answered here.
    return reply as never;
  },
  "GET /audit": async ({ db, query }) => {
    const rows = await listAudit(db, { actor: query.actor, type: query.type }, decodeCursor(query.cursor, ["time", "id"]), query.limit);
    return toPage(rows, query.limit, presentAudit, (row) => [row.exact_at, row.id]);
  },
});
