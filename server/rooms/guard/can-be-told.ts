import type { Db } from "../../platform/db.ts";
import { allSendings, listMailboxes } from "../mailboxes/index.ts";
import { findPersonById } from "../people/index.ts";
import { canSendSms, isSmsNumber } from "../sms/index.ts";

/** Whether some mailbox sends now. */
async function mailLeaves(db: Db): Promise<boolean> {
  const [mailboxes, sendings] = await Promise.all([listMailboxes(db), allSendings(db)]);
  return mailboxes.some(({ id, active }) => active && sendings.some((one) => one.mailbox_id === id && one.failure === null));
}

/** Whether a notice about their account would reach somebody now, by any way on file. Where not, a high-risk action has to wait. */
export async function canBeTold(db: Db, personId: string): Promise<boolean> {
  const person = await findPersonById(db, personId);
  if (!person) return false;
  if (person.email && !person.email_failing_since && (await mailLeaves(db))) return true;
  return (isSmsNumber(person.mobile) || isSmsNumber(person.phone)) && canSendSms(db);
}
