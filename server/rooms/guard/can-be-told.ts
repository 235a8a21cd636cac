import type { Db } from "../../platform/db.ts";
import { allSendings, listMailboxes } from "../mailboxes/index.ts";
import { findPersonById } from "../people/index.ts";
import { canSendSms, isSmsNumber } from "../sms/index.ts";
import { waysOnFile } from "./ways-on-file.ts";

/** Whether some mailbox sends now. */
async function mailLeaves(db: Db): Promise<boolean> {
  const [mailboxes, sendings] = await Promise.all([listMailboxes(db), allSendings(db)]);
  return mailboxes.some(({ id, active }) => active && sendings.some((one) => one.mailbox_id === id && one.failure === null));
}

/**
 * Whether a notice about their account would reach somebody now. Where not, a high-risk action has to wait. What was put on file within a week
 * does not count where something stood before: it may be somebody else's.
 */
export async function canBeTold(db: Db, personId: string, at = new Date()): Promise<boolean> {
  const person = await findPersonById(db, personId);
  if (!person) return false;
  const { settled } = await waysOnFile(db, personId, at);
  const takesMail = settled.some(({ kind, value }) => kind === "email" && !(value === person.email && person.email_failing_since));
  if (takesMail && (await mailLeaves(db))) return true;
  return settled.some(({ kind, value }) => kind === "mobile" && isSmsNumber(value.replaceAll(/[\s()-]/g, ""))) && canSendSms(db);
}
