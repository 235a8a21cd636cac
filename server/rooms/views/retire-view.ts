import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { tellView } from "./events.ts";
import { loadToChange } from "./load-view.ts";
import { updateView } from "./store.ts";

/** Nobody has it in their column any more; it is kept, and can be restored. */
export async function retireView(tx: Db, actor: Actor, now: Date, id: string): Promise<void> {
  const row = await loadToChange(tx, actor, id);
  await updateView(tx, id, { retired_at: now });
  await tellView(tx, actor, now, "view.retired", row);
}

export async function restoreView(tx: Db, actor: Actor, now: Date, id: string): Promise<void> {
  const row = await loadToChange(tx, actor, id, { retired: true });
  await updateView(tx, id, { retired_at: null });
  await tellView(tx, actor, now, "view.restored", row);
}
