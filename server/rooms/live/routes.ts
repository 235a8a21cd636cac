import { eventRoutes } from "../../../contract/work.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { handle } from "../../platform/http/handle.ts";
import { decodeCursor, toPage } from "../../platform/page.ts";
import { mayReadInside, ticketHeads } from "../tickets/index.ts";
import { listen } from "./listen.ts";
import { listAudit, type AuditRow } from "./store.ts";

/** That something was done is for whoever reads the log; what a confidential ticket says is not. */
async function withheldFrom(db: Db, actor: Actor, rows: readonly AuditRow[]): Promise<Set<string>> {
  const heads = await ticketHeads(db, [...new Set(rows.flatMap(({ ticket_id }) => ticket_id ?? []))]);
  return new Set([...heads.values()].filter((head) => head.confidential && !mayReadInside(actor, head)).map(({ id }) => id));
}

const presentAudit = ({ id, at, type, actor, ticket_id, ticket_number, data }: AuditRow, hidden: ReadonlySet<string>) => {
  const withheld = ticket_id !== null && hidden.has(ticket_id);
  return { id, at: at.toISOString(), type, actor, ticket_number, data: withheld ? {} : data, withheld };
};

export const boundRoutes = handle(eventRoutes, {
  "GET /events": async ({ db, actor, query, request, reply, now }) => {
    const sent = request.headers["last-event-id"];
    await listen(db, actor, (typeof sent === "string" && sent) || query.last_event_id, reply, now);
    // The stream goes on by itself; nothing is answered here.
    return reply as never;
  },
  "GET /audit": async ({ db, actor, query }) => {
    const rows = await listAudit(db, { actor: query.actor, type: query.type }, decodeCursor(query.cursor, ["time", "id"]), query.limit);
    const hidden = await withheldFrom(db, actor, rows);
    const present = (row: AuditRow) => presentAudit(row, hidden);
    return toPage(rows, query.limit, present, (row) => [row.exact_at, row.id]);
  },
});
