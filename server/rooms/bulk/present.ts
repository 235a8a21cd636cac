import type { AnswerGiven } from "../../../contract/route.ts";
import type { bulkRoutes } from "../../../contract/bulk.ts";
import type { Actor } from "../../platform/actor.ts";
import { rightsOn } from "./policy.ts";
import type { BulkRow } from "./store.ts";

type Presented = AnswerGiven<(typeof bulkRoutes)["POST /bulk-changes"]>;

export function presentBulk(actor: Actor, now: Date, row: BulkRow): Presented {
  const { id, state, shown, total, changed, unchanged, failed, undoes, undone_by } = row;
  return {
    id,
    state,
    // What was noted on restricted tickets is not for every lead.
    change: row.started_by === actor.personId ? shown : { ...shown, text: null },
    by: { id: row.started_by, name: row.starter_name },
    total,
    done: changed + unchanged + failed,
    changed,
    unchanged,
    failed,
    started_at: row.started_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
    undoes,
    undone_by,
    can: rightsOn(now, row),
  };
}
