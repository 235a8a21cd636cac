import type { Db } from "../../platform/db.ts";
import type { Log } from "../../platform/log.ts";
import { allSendings, listMailboxes } from "../mailboxes/index.ts";
import { sendAlong } from "./send-lane.ts";
import { dueMailboxes } from "./store-turns.ts";

export interface Sender {
  db: Db;
  log: Log;
  now: () => Date;
  isStopped: () => boolean;
}

/** Connections to one server at a time. */
const mostLanes = 3;

/** Mailboxes in which something is due and that can send it now, with how much (at most ten). */
export async function readyMailboxes({ db, now }: Sender) {
  const due = await dueMailboxes(db, now());
  if (due.length === 0) return [];
  const [mailboxes, sendings] = await Promise.all([listMailboxes(db), allSendings(db)]);
  return due.flatMap(({ mailbox_id, count }) => {
    const mailbox = mailboxes.find(({ id, active, address }) => id === mailbox_id && active && address !== null);
    const sending = sendings.find((one) => one.mailbox_id === mailbox_id);
    return mailbox && sending ? [{ mailbox, sending, count }] : [];
  });
}

export type Ready = Awaited<ReturnType<typeof readyMailboxes>>[number];

/** Sends what is due in one mailbox, several at once when there is much. */
export async function sendMailbox(sender: Sender, { mailbox, sending, count }: Ready): Promise<void> {
  const lanes = Array.from({ length: Math.min(mostLanes, count) }, () => sendAlong({ ...sender, mailbox, sending }));
  const ended = await Promise.allSettled(lanes);
  for (const lane of ended) if (lane.status === "rejected") throw lane.reason;
}

/** Sends everything that is due now, in every mailbox that can. */
export async function sendDue(sender: Sender): Promise<void> {
  for (let ready = await readyMailboxes(sender); ready.length > 0 && !sender.isStopped(); ready = await readyMailboxes(sender))
    await Promise.all(ready.map((one) => sendMailbox(sender, one)));
}
