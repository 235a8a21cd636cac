import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { clearFailingEmail, setFailingEmail } from "./store-email.ts";

/** Notes that a person's address takes no mail for good; nothing happens when they have another one by now. Publishes `person.email_failing`. */
export async function markEmailFailing(tx: Db, now: Date, given: { personId: string; address: string; reason: string }): Promise<void> {
  if (!(await setFailingEmail(tx, now, given))) return;
  await publish(tx, { type: "person.email_failing", actorId: null, personId: given.personId, data: { reason: given.reason } }, now);
}

/** Mail to them arrives again, or they wrote from there. */
export const markEmailWorking = (tx: Db, personId: string): Promise<void> => clearFailingEmail(tx, personId);
