import type { Db } from "../../platform/db.ts";
import { onLeisurelyWake } from "../../platform/events/wake.ts";
import type { Log } from "../../platform/log.ts";
import { lookWhenPoked } from "../../platform/look-when-poked.ts";
import type { Work } from "../../platform/work.ts";
import { runAction } from "./run-action.ts";
import { leaseAction } from "./store.ts";

/** Does what was asked, one after the other. */
async function startDoing(db: Db, log: Log): Promise<{ stop(): Promise<void> }> {
  const looking = lookWhenPoked(
    async () => {
      for (;;) {
        const row = looking.isStopped() ? undefined : await leaseAction(db);
        if (!row) return;
        await runAction(
          db,
          row,
          () => new Date(),
          (error) => log.error({ err: error }, "an action on an account failed"),
        );
      }
    },
    (error) => log.warn({ error: error.message }, "actions on accounts wait"),
  );
  const off = onLeisurelyWake(looking.poke);
  looking.poke();
  return {
    async stop() {
      off();
      await looking.stop();
    },
  };
}

export const doing: Work = { name: "actions on accounts", start: startDoing };
