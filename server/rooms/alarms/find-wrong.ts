import type { Db } from "../../platform/db.ts";
import { allSendings, findTroubles, listMailboxes } from "../mailboxes/index.ts";
import { countLate } from "../outbox/index.ts";
import type { Wrong } from "./compare.ts";

/** Tries that have to fail before it is more than a moment's trouble. */
const tries = 3;

/** Everything that keeps mail from coming or leaving right now: of each mailbox the first reason on each way. */
export async function findWrong(db: Db, now: Date): Promise<Wrong[]> {
  const [{ troubles }, mailboxes, sendings, late] = await Promise.all([
    findTroubles(db, now),
    listMailboxes(db),
    allSendings(db),
    countLate(db, now),
  ]);
  const fetching = troubles
    .filter(({ mailboxId }, place) => troubles.findIndex((one) => one.mailboxId === mailboxId) === place)
    .map(({ mailboxId, name, fault }): Wrong => ({ mailboxId, name, kind: "fetching", fault }));
  const sending = sendings.flatMap(({ mailbox_id, failure, failure_facts, failures }): Wrong[] => {
    const mailbox = mailboxes.find(({ id, active }) => id === mailbox_id && active);
    if (!mailbox || failure === null || failures < tries) return [];
    return [{ mailboxId: mailbox_id, name: mailbox.name, kind: "sending", fault: { code: failure, facts: failure_facts } }];
  });
  // Where a server does not take them, that is the news.
  const stuck = late > 0 && sending.length === 0;
  const outbox: Wrong = { mailboxId: null, name: "", kind: "outbox", fault: { code: "outbox_stuck", facts: { count: late } } };
  return [...fetching, ...sending, ...(stuck ? [outbox] : [])];
}
