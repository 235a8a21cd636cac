import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { describeUndo } from "./describe.ts";
import { loadBulk, loadStill } from "./load-bulk.ts";
import { rightsOn } from "./policy.ts";
import { insertBulk, setTotal, type BulkRow } from "./store.ts";
import { insertUndoItems } from "./store-items.ts";
import { tellBulk } from "./tell.ts";

function refusal(bulk: BulkRow): Problem {
  if (bulk.state === "running") return new Problem(409, "bulk_running");
  return new Problem(409, bulk.undone_by ? "bulk_undone" : "bulk_stays");
}

/** Puts back what a bulk change did, where nobody changed it since: by a bulk change of its own, in the name of who asks for it. */
export async function undoBulk(tx: Db, actor: Actor, now: Date, id: string): Promise<BulkRow> {
  const bulk = await loadStill(tx, actor, id);
  const { act } = bulk.act;
  if (!rightsOn(now, bulk).undo || act === "undo") throw refusal(bulk);
  const undoId = newId();
  const shown = describeUndo(bulk.shown);
  await insertBulk(tx, { id: undoId, startedBy: personIdOf(actor), act: { act: "undo", of: act }, shown, undoes: bulk.id, now });
  const total = await insertUndoItems(tx, undoId, bulk.id);
  await setTotal(tx, undoId, total);
  await tellBulk(tx, actor.personId, now, "bulk.started", { bulk_id: undoId, act: "undo", total, undoes: bulk.id });
  return loadBulk(tx, actor, undoId);
}
