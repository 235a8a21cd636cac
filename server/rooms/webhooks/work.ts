import type { Db } from "../../platform/db.ts";
import { onLeisurelyWake } from "../../platform/events/wake.ts";
import type { Log } from "../../platform/log.ts";
import { lookWhenPoked } from "../../platform/look-when-poked.ts";
import type { Work } from "../../platform/work.ts";
import { sendAlong, type Sender } from "./send-along.ts";
import { readyWebhooks } from "./store-turns.ts";

/** Requests to one address at a time; one that did not answer last time gets one. */
const mostLanes = 4;

/** Tells every address what it wants to know as long as it runs. Each has lanes of its own: one that is slow or dead keeps no other waiting. */
async function startSending(db: Db, log: Log): Promise<{ stop(): Promise<void> }> {
  const busy = new Map<string, Promise<unknown>>();
  const complain = (error: Error) => log.warn({ error: error.message }, "webhooks wait");
  const looking = lookWhenPoked(async () => {
    for (const { id, failures, count } of await readyWebhooks(db, sender.now(), mostLanes)) {
      if (looking.isStopped() || busy.has(id)) continue;
      const lanes = Array.from({ length: failures > 0 ? 1 : count }, () => sendAlong(sender, id).catch(complain));
      busy.set(
        id,
        Promise.all(lanes).finally(() => busy.delete(id)),
      );
    }
  }, complain);
  const sender: Sender = { db, log, now: () => new Date(), isStopped: looking.isStopped };
  const off = onLeisurelyWake(looking.poke);
  looking.poke();
  return {
    async stop() {
      off();
      await looking.stop();
      await Promise.all(busy.values());
    },
  };
}

export const sending: Work = { name: "webhooks", start: startSending };
