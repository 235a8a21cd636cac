import type { Job } from "../../platform/jobs.ts";
import { digest } from "./digest.ts";
import { forgetPauses } from "./store-breaker.ts";
import { waitingMessages } from "./store-message.ts";

const atOnce = 500;

/** Doors understand a message right after it came; what they could not finish is finished here. One that fails holds up no other. */
const digestWaiting: Job = {
  name: "mail.digest",
  pattern: "* * * * *",
  async run(db, now) {
    await forgetPauses(db, now);
    const failures: unknown[] = [];
    for (const id of await waitingMessages(db, now, atOnce)) await digest(db, id, now).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  },
};

export const jobs: Job[] = [digestWaiting];
