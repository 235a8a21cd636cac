import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { loadFor, tellOfClock } from "../tickets/index.ts";
import { countClocks } from "./count.ts";
import { passTold } from "./store-due.ts";

/** Counts a ticket's clocks anew, by what holds now. Publishes `ticket.clock_recounted`. */
export async function askRecount(tx: Db, actor: Actor, now: Date, key: string, reason: string): Promise<string> {
  const row = await loadFor(tx, actor, key, "work");
  await tellOfClock(tx, actor, now, row.id, reason);
  await countClocks(tx, now, [row.id]);
  await passTold(tx, now, [row.id]);
  return row.id;
}
