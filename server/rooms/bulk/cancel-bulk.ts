import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { loadBulk, loadStill } from "./load-bulk.ts";
import { rightsOn } from "./policy.ts";
import { endBulk, type BulkRow } from "./store.ts";
import { tellBulk } from "./tell.ts";

/** Stops it between two batches: what is done stays done, and can be put back. */
export async function cancelBulk(tx: Db, actor: Actor, now: Date, id: string): Promise<BulkRow> {
  const bulk = await loadStill(tx, actor, id);
  if (!rightsOn(now, bulk).cancel) throw new Problem(409, "bulk_over");
  await endBulk(tx, bulk.id, "cancelled", now);
  await tellBulk(tx, actor.personId, now, "bulk.cancelled", {
    bulk_id: bulk.id,
    act: bulk.act.act,
    total: bulk.total,
    changed: bulk.changed,
  });
  return loadBulk(tx, actor, bulk.id);
}
