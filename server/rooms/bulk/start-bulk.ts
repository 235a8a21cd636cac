import type { BulkAct } from "../../../contract/bulk.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { judgeMany } from "../tickets/index.ts";
import { describe } from "./describe.ts";
import { loadBulk } from "./load-bulk.ts";
import { insertBulk, setTotal, type BulkRow } from "./store.ts";
import { insertItems } from "./store-items.ts";
import { tellBulk } from "./tell.ts";
import { asked, mostFor, requireMeant, type Which } from "./which.ts";

/** Fixes which tickets it is about and begins. What is done to them is done in the background, one batch after the other. */
export async function startBulk(tx: Db, actor: Actor, now: Date, { change, ...which }: Which & { change: BulkAct }): Promise<BulkRow> {
  requireMeant(actor, change);
  // What the act names has to be there now; what becomes of each ticket is judged at its turn.
  await judgeMany(tx, actor, now, change, []);
  const id = newId();
  const shown = await describe(tx, actor, change);
  await insertBulk(tx, { id, startedBy: personIdOf(actor), act: change, shown, undoes: null, now });
  const most = mostFor(change);
  const total = await insertItems(tx, id, await asked(tx, actor, now, { ...which, change }), most);
  if (total === 0) throw new Problem(409, "bulk_empty");
  if (total > most) throw new Problem(409, "bulk_too_many", { facts: { most } });
  await setTotal(tx, id, total);
  await tellBulk(tx, actor.personId, now, "bulk.started", { bulk_id: id, act: change.act, total });
  return loadBulk(tx, actor, id);
}
