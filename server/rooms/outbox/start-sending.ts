import type { Db } from "../../platform/db.ts";
import { onLeisurelyWake } from "../../platform/events/wake.ts";
import type { Log } from "../../platform/log.ts";
import { lookWhenPoked } from "../../platform/look-when-poked.ts";
import type { Work } from "../../platform/work.ts";
import { holding } from "./holding.ts";
import { readyMailboxes, sendMailbox, type Sender } from "./send-due.ts";
import { holdOn } from "./store-turns.ts";
import { tidy } from "./tidy.ts";

/** How often (ms) a worker says that it lives, and puts away what dead ones left. */
const beat = 5000;

/** Sends mail as long as it runs; a mailbox whose server is slow keeps no other one waiting. */
async function startSending(db: Db, log: Log): Promise<{ stop(): Promise<void> }> {
  const busy = new Map<string, Promise<void>>();
  const complain = (error: Error) => log.warn({ error: error.message }, "sending mail waits");
  const looking = lookWhenPoked(async () => {
    for (const ready of await readyMailboxes(sender)) {
      const { id } = ready.mailbox;
      if (looking.isStopped() || busy.has(id)) continue;
      const work = sendMailbox(sender, ready)
        .catch(complain)
        .finally(() => busy.delete(id));
      busy.set(id, work);
    }
  }, complain);
  const sender: Sender = { db, log, now: () => new Date(), isStopped: looking.isStopped };
  const off = onLeisurelyWake(looking.poke);
  const keepHouse = () => {
    const ids = holding.ids();
    const held = ids.length > 0 ? holdOn(db, ids, holding.until(new Date())) : null;
    void Promise.all([held, tidy(db, new Date(), log)]).then(looking.poke, complain);
  };
  const heart = setInterval(keepHouse, beat);
  keepHouse();
  return {
    async stop() {
      off();
      clearInterval(heart);
      await looking.stop();
      await Promise.all(busy.values());
    },
  };
}

export const sending: Work = { name: "sending mail", start: startSending };
