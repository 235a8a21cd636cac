import type { Db } from "../../platform/db.ts";
import { onLeisurelyWake } from "../../platform/events/wake.ts";
import type { Log } from "../../platform/log.ts";
import type { Work } from "../../platform/work.ts";
import { sendAlong, type Sender } from "./send-along.ts";
import { readyWebhooks } from "./store-turns.ts";

/** Requests to one address at a time; one that did not answer last time gets one. */
const mostLanes = 4;

/** Tells every address what it wants to know as long as it runs. Each has lanes of its own: one that is slow or dead keeps no other waiting. */
async function startSending(db: Db, log: Log): Promise<{ stop(): Promise<void> }> {
  let isStopped = false;
  const sender: Sender = { db, log, now: () => new Date(), isStopped: () => isStopped };
  const busy = new Map<string, Promise<unknown>>();
  const complain = (error: Error) => log.warn({ error: error.message }, "webhooks wait");
  let looking: Promise<void> | null = null;
  let again = false;

  const look = async (): Promise<void> => {
    do {
      again = false;
      for (const { id, failures, count } of await readyWebhooks(db, sender.now(), mostLanes)) {
        if (isStopped || busy.has(id)) continue;
        const lanes = Array.from({ length: failures > 0 ? 1 : count }, () => sendAlong(sender, id).catch(complain));
        busy.set(
          id,
          Promise.all(lanes).finally(() => busy.delete(id)),
        );
      }
    } while (again && !isStopped);
  };
  const poke = () => {
    again = true;
    if (!isStopped)
      looking ??= look()
        .catch(complain)
        .finally(() => (looking = null));
  };
  const off = onLeisurelyWake(poke);
  poke();
  return {
    async stop() {
      isStopped = true;
      off();
      await looking;
      await Promise.all(busy.values());
    },
  };
}

export const sending: Work = { name: "webhooks", start: startSending };
