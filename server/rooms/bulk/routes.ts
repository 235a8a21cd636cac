import { bulkRoutes } from "../../../contract/bulk.ts";
import { handle } from "../../platform/http/handle.ts";
import { decodeCursor, toPage, wrongCursor } from "../../platform/page.ts";
import { cancelBulk } from "./cancel-bulk.ts";
import { loadBulk } from "./load-bulk.ts";
import { seesAll } from "./policy.ts";
import { presentBulk } from "./present.ts";
import { preview } from "./preview.ts";
import { groupRefusals, sayRefusal } from "./say-refusal.ts";
import { startBulk } from "./start-bulk.ts";
import { listBulk } from "./store.ts";
import { countRefusals, listItems } from "./store-items.ts";
import { undoBulk } from "./undo-bulk.ts";

export const routes = handle(bulkRoutes, {
  "POST /bulk-changes/preview": ({ db, actor, now, body }) => preview(db, actor, now, body),
  "POST /bulk-changes": async ({ db, actor, now, body }) => presentBulk(actor, now, await startBulk(db, actor, now, body)),
  "GET /bulk-changes": async ({ db, actor, now, query: { cursor, limit, mine, running } }) => {
    const after = decodeCursor(cursor, ["time", "id"]) as [string, string] | null;
    const startedBy = mine || !seesAll(actor) ? actor.personId : null;
    const rows = await listBulk(db, { startedBy, running: running === true, after, limit });
    return toPage(
      rows,
      limit,
      (row) => presentBulk(actor, now, row),
      (row) => [row.started_at.toISOString(), row.id],
    );
  },
  "GET /bulk-changes/{id}": async ({ db, actor, now, params }) => {
    const row = await loadBulk(db, actor, params.id);
    return { ...presentBulk(actor, now, row), refusals: groupRefusals(actor.language, await countRefusals(db, row.id)) };
  },
  "GET /bulk-changes/{id}/items": async ({ db, actor, params, query: { cursor, limit, result } }) => {
    const { id } = await loadBulk(db, actor, params.id);
    const [after = null] = (decodeCursor(cursor, ["number"]) ?? []) as number[];
    if (after !== null && !(Number.isInteger(after) && after >= 0 && after < 2 ** 31)) throw wrongCursor();
    const rows = await listItems(db, actor, { bulkId: id, result, after, limit });
    return toPage(
      rows,
      limit,
      ({ id: ticketId, number, subject, result: became, refusal }) => ({
        ticket: { id: ticketId, number, subject },
        result: became ?? "waiting",
        refusal: refusal && sayRefusal(actor.language, refusal),
      }),
      (row) => [row.place],
    );
  },
  "POST /bulk-changes/{id}/cancellation": async ({ db, actor, now, params }) =>
    presentBulk(actor, now, await cancelBulk(db, actor, now, params.id)),
  "POST /bulk-changes/{id}/undo": async ({ db, actor, now, params }) => presentBulk(actor, now, await undoBulk(db, actor, now, params.id)),
});
