import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { maySee } from "./policy.ts";
import { findBulk, lockBulk, type BulkRow } from "./store.ts";

/** A bulk change that the actor may see; 404 otherwise. */
export async function loadBulk(db: Db, actor: Actor, id: string): Promise<BulkRow> {
  const row = isId(id) ? await findBulk(db, id) : undefined;
  if (!row || !maySee(actor, row)) throw notFound("bulk_change");
  return row;
}

/** As `loadBulk`, and it stands still until this transaction ends. */
export async function loadStill(tx: Db, actor: Actor, id: string): Promise<BulkRow> {
  const { id: known } = await loadBulk(tx, actor, id);
  await lockBulk(tx, known);
  return loadBulk(tx, actor, known);
}
