import type { Job } from "../../platform/jobs.ts";
import { deleteMessages } from "../outbox/index.ts";

/** Mailed codes are of no use after ten minutes, links for passwords after an hour: none should be read in the outbox of a year ago. */
const validFor = { sign_in_code: 10 * 60_000, password_link: 60 * 60_000 } as const;

export const sweep: Job = {
  name: "notifications.sweep",
  pattern: "*/5 * * * *",
  async run(db, now) {
    for (const [kind, ms] of Object.entries(validFor)) await deleteMessages(db, kind, new Date(now.getTime() - ms));
  },
};
