import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { mayChangeView, mayUseView } from "./policy.ts";
import { findView, lockView, type ViewRow } from "./store.ts";

/** A view that the actor may use, retired or not; 404 otherwise. */
async function usable(db: Db, actor: Actor, id: string): Promise<ViewRow> {
  const row = isId(id) ? await findView(db, id, personIdOf(actor)) : undefined;
  if (!row || !mayUseView(actor, row)) throw notFound("view");
  return row;
}

/** As `usable`, and not retired. */
export async function loadView(db: Db, actor: Actor, id: string): Promise<ViewRow> {
  const row = await usable(db, actor, id);
  if (row.retired_at) throw notFound("view");
  return row;
}

/** Locked for this transaction; 403 for one that the actor may use and not change. */
export async function loadToChange(tx: Db, actor: Actor, id: string, { retired = false } = {}): Promise<ViewRow> {
  const locked = isId(id) ? await lockView(tx, id) : undefined;
  if (!locked || (locked.retired_at !== null) !== retired) throw notFound("view");
  const row = await usable(tx, actor, id);
  if (!mayChangeView(actor, row)) throw new Problem(403, "not_allowed");
  return row;
}
