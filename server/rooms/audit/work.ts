import type { KeyObject } from "node:crypto";
import type { Db } from "../../platform/db.ts";
import type { Log } from "../../platform/log.ts";
import type { Work } from "../../platform/work.ts";
import { dropAnchor } from "./drop-anchor.ts";
import { sealingKey } from "./key.ts";
import { most, sealNext } from "./seal-next.ts";
import { auditSettings } from "./settings.ts";

/** Between two looks (ms). */
const pause = 2000;
/** While much is left to seal, as after an update, this rests so many times as long as it worked: nobody waits for it. */
const leisure = 12;

/** Seals until it is stopped. */
export function startSealing(db: Db, log: Log, key: KeyObject): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const look = async (): Promise<number> => {
    const began = performance.now();
    const sealed = await sealNext(db, key, new Date());
    if (sealed !== null) await dropAnchor(db, new Date(), log);
    return sealed === most ? Math.min(pause, (performance.now() - began) * leisure) : pause;
  };
  const again = (wait: number) => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = look()
        .catch((error: Error) => {
          log.warn({ error: error.message }, "the audit trail waits for its seal");
          return pause;
        })
        .then(again);
    }, wait);
  };
  again(pause);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Of a desk that seals its own trail. Where the key is another process's, that one does: `firstline audit seal`. */
export const sealing: Work = {
  name: "audit.seal",
  async start(db, log) {
    const { seals, keyFile } = auditSettings();
    const key = seals ? sealingKey(keyFile, true) : null;
    if (seals && !key) log.error({ file: keyFile }, "the audit trail is not sealed: its key cannot be read");
    return key ? startSealing(db, log, key) : { async stop() {} };
  },
};
