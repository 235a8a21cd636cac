import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { mayChange, mayUse } from "./policy.ts";
import { findPrepared, lockPrepared, type Kind, type PreparedRow } from "./store.ts";

function visible(actor: Actor, kind: Kind, row: PreparedRow | undefined): PreparedRow {
  if (!row || !mayUse(actor, row)) throw notFound(kind);
  return row;
}

/** What the actor may use; 404 otherwise. */
export const load = async (db: Db, actor: Actor, kind: Kind, id: string): Promise<PreparedRow> =>
  visible(actor, kind, isId(id) ? await findPrepared(db, kind, id) : undefined);

/** As `load`, locked, and the actor may change it. */
export async function loadToChange(tx: Db, actor: Actor, kind: Kind, id: string): Promise<PreparedRow> {
  const row = visible(actor, kind, isId(id) ? await lockPrepared(tx, kind, id) : undefined);
  if (!mayChange(actor, row)) throw new Problem(403, "not_allowed");
  return row;
}
