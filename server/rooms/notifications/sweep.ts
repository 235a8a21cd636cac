import type { Job } from "../../platform/jobs.ts";
import { deleteMessages } from "../outbox/index.ts";

const validFor = 10 * 60_000;

/** Mailed codes are of no use after ten minutes, and should not be read in the outbox of a year ago. */
export const sweep: Job = {
  name: "notifications.sweep",
  pattern: "*/5 * * * *",
  run: async (db, now) => void (await deleteMessages(db, "sign_in_code", new Date(now.getTime() - validFor))),
};
