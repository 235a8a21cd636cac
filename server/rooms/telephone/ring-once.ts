import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { readGeneric } from "./read-event.ts";
import { settleCalls } from "./settle-calls.ts";
import { findSystem } from "./store.ts";
import { takeEvent } from "./take-event.ts";

interface Rung {
  from: string;
  queue: string;
  seconds: number;
}

/** Somebody called a queue, and nobody answered: as its system would have told it then. For the demo world. */
export async function ringOnce(tx: Db, at: Date, systemId: string, { from, queue, seconds }: Rung): Promise<void> {
  const system = await findSystem(tx, systemId);
  if (!system) return;
  const after = (ms: number) => new Date(at.getTime() + ms);
  const common = { callId: newId(), from, to: "22001400", queue, direction: "in" };
  for (const [event, ms] of [
    ["newCall", 0],
    ["hangup", seconds * 1000],
  ] as const) {
    const read = readGeneric({ ...common, event, cause: "noAnswer" }, system.country, after(ms));
    if (!("wrong" in read)) await takeEvent(tx, after(ms), system, read);
  }
  await settleCalls(tx, after(seconds * 1000 + 60_000));
}
