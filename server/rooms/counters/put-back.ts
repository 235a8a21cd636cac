import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { tell } from "./events.ts";
import { lockServed, requireStep } from "./load-walk-in.ts";
import { updateWalkIn } from "./store.ts";

/** Their turn stays where it was. Who was noted as not there waits again from now on; the minutes until then are counted already. */
export async function putBack(tx: Db, actor: Actor, now: Date, id: string): Promise<string> {
  const row = await lockServed(tx, actor, id);
  // Whom one is talking with is sent on, or their contact ends.
  await requireStep(tx, actor, row, row.state === "serving" ? "called" : "waiting");
  const again = row.state === "no_show" ? { waiting_since: now, ended_at: null, contact_id: null } : {};
  await updateWalkIn(tx, row.id, { ...again, state: "waiting", technician_id: null, desk: null, called_at: null });
  await tell(tx, actor, now, "walk_in.put_back", row);
  return row.id;
}
