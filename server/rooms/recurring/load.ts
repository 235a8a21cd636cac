import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { mayKeep, maySee } from "./policy.ts";
import { findRecurrence, lockRecurrence, type ListedRow } from "./store.ts";

function seen(actor: Actor, row: ListedRow | undefined): ListedRow {
  if (!row || !maySee(actor, row.team_id)) throw notFound("recurrence");
  return row;
}

/** One that the actor may see; 404 otherwise. */
export const load = async (db: Db, actor: Actor, id: string): Promise<ListedRow> =>
  seen(actor, isId(id) ? await findRecurrence(db, id) : undefined);

/** As `load`, locked, and the actor keeps it. */
export async function loadToChange(tx: Db, actor: Actor, id: string): Promise<ListedRow> {
  const row = seen(actor, isId(id) ? await lockRecurrence(tx, id) : undefined);
  if (!mayKeep(actor, row.team_id)) throw new Problem(403, "not_allowed");
  return row;
}
