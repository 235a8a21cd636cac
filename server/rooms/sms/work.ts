import type { Db } from "../../platform/db.ts";
import { onLeisurelyWake } from "../../platform/events/wake.ts";
import type { Job } from "../../platform/jobs.ts";
import type { Log } from "../../platform/log.ts";
import { lookWhenPoked } from "../../platform/look-when-poked.ts";
import type { Work } from "../../platform/work.ts";
import { sendDue, type Sender } from "./send-due.ts";
import { deleteOld } from "./store-turns.ts";

/** Sends text messages as long as it runs, several at a time: a provider that is slow keeps few waiting. */
const lanes = 4;

async function startSending(db: Db, log: Log): Promise<{ stop(): Promise<void> }> {
  const looking = lookWhenPoked(
    async () => void (await Promise.all(Array.from({ length: lanes }, () => sendDue(sender)))),
    (error) => log.warn({ error: error.message }, "text messages wait"),
  );
  const sender: Sender = { db, log, now: () => new Date(), isStopped: looking.isStopped };
  const off = onLeisurelyWake(looking.poke);
  looking.poke();
  return {
    async stop() {
      off();
      await looking.stop();
    },
  };
}

export const sending: Work = { name: "sms", start: startSending };

const keptFor = 30 * 24 * 60 * 60_000;
const batch = 5000;

export const sweep: Job = {
  name: "sms.sweep",
  pattern: "41 * * * *",
  async run(db, now) {
    while ((await deleteOld(db, new Date(now.getTime() - keptFor), batch)) === batch);
  },
};
