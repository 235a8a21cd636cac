import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { placeViews, viewsOf } from "./store.ts";

/** Puts the actor's own column in order; nobody else's changes. */
export async function orderViews(tx: Db, actor: Actor, placed: readonly { id: string; pinned: boolean }[]): Promise<void> {
  const mine = new Set((await viewsOf(tx, actor, personIdOf(actor))).map(({ id }) => id));
  const seen = new Set<string>();
  for (const [at, { id }] of placed.entries()) {
    if (!mine.has(id)) throw wrongField(`/views/${at}/id`, "unknown", { what: "view" });
    if (seen.has(id)) throw wrongField(`/views/${at}/id`, "twice");
    seen.add(id);
  }
  await placeViews(tx, personIdOf(actor), placed);
}
