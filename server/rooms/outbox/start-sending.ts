import type { Db } from "../../platform/db.ts";
import { onWake } from "../../platform/events/wake.ts";
import type { Log } from "../../platform/log.ts";
import type { Work } from "../../platform/work.ts";
import { holding } from "./holding.ts";
import { readyMailboxes, sendMailbox, type Sender } from "./send-due.ts";
import { holdOn } from "./store-turns.ts";
import { tidy } from "./tidy.ts";

/** How often (ms) a worker says that it lives, and puts away what dead ones left. */
const beat = 5000;

/** Sends mail as long as it runs; a mailbox whose server is slow keeps no other one waiting. */
async function startSending(db: Db, log: Log): Promise<{ stop(): Promise<void> }> {
  let isStopped = false;
  const sender: Sender = { db, log, now: () => new Date(), isStopped: () => isStopped };
  const busy = new Map<string, Promise<void>>();
  const complain = (error: Error) => log.warn({ error: error.message }, "sending mail waits");
  let looking: Promise<void> | null = null;
  let again = false;

  const look = async (): Promise<void> => {
    do {
      again = false;
      for (const ready of await readyMailboxes(sender)) {
        const { id } = ready.mailbox;
        if (isStopped || busy.has(id)) continue;
        const work = sendMailbox(sender, ready)
          .catch(complain)
          .finally(() => busy.delete(id));
        busy.set(id, work);
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
  const off = onWake(poke);
  const keepHouse = () => {
    const ids = holding.ids();
    const held = ids.length > 0 ? holdOn(db, ids, holding.until(new Date())) : null;
    void Promise.all([held, tidy(db, new Date(), log)]).then(poke, complain);
  };
  const heart = setInterval(keepHouse, beat);
  keepHouse();
  return {
    async stop() {
      isStopped = true;
      off();
      clearInterval(heart);
      await looking;
      await Promise.all(busy.values());
    },
  };
}

export const sending: Work = { name: "sending mail", start: startSending };
