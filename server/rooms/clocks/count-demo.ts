import type { Db } from "../../platform/db.ts";
import { countClocks } from "./count.ts";
import { newestTickets } from "./store.ts";
import { passSteps } from "./store-due.ts";

const atOnce = 500;
/** Of a demo with more tickets than anybody looks through, the newest have clocks. */
const most = 20_000;

/** Counts the clocks of tickets that were made up with a past: nobody is told of what became due in it. */
export async function countDemo(tx: Db, now: Date): Promise<void> {
  const ids = await newestTickets(tx, most);
  for (let from = 0; from < ids.length; from += atOnce) await countClocks(tx, now, ids.slice(from, from + atOnce), { quiet: true });
  await passSteps(tx, now);
}
