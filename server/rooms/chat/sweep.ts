import { transaction, type Db } from "../../platform/db.ts";
import type { Job } from "../../platform/jobs.ts";
import { leave } from "./end-chat.ts";
import { forgetNetworks, leftAlone, lockChat } from "./store.ts";
import { forgetGone } from "./store-here.ts";
import { forgetLeft } from "./store-left.ts";

const minute = 60_000;
/** Minutes without a visitor after which a chat is over: nobody had taken it, or nobody says anything. */
const waitsFor = 3;
const silentFor = 30;

/** Ends chats whose visitor went without a word; each in a transaction of its own, so that one that fails holds up no other. */
export async function endAbandoned(db: Db, now: Date): Promise<number> {
  const found = await leftAlone(db, new Date(now.getTime() - waitsFor * minute), new Date(now.getTime() - silentFor * minute));
  let ended = 0;
  for (const { id } of found) {
    await transaction(db, async (tx) => {
      const chat = await lockChat(tx, id);
      // They came back meanwhile, or somebody ended it.
      if (!chat || chat.state === "ended") return;
      await leave(tx, now, chat, "nobody", true);
      ended += 1;
    });
  }
  return ended;
}

const day = 24 * 60 * minute;

export const jobs: Job[] = [
  { name: "chat.end_abandoned", pattern: "* * * * *", run: async (db, now) => void (await endAbandoned(db, now)) },
  {
    name: "chat.forget",
    pattern: "41 * * * *",
    async run(db, now) {
      const before = new Date(now.getTime() - day);
      await Promise.all([forgetNetworks(db, before), forgetLeft(db, before), forgetGone(db)]);
    },
  },
];
