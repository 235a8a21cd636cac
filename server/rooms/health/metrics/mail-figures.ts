import type { Db } from "../../../platform/db.ts";
import { countLastHour, countPending } from "../../mail/index.ts";
import { allFetchings, allSendings, listMailboxes } from "../../mailboxes/index.ts";
import { countByLook, oldestUnsent } from "../../outbox/index.ts";

/** How mail goes: what came, what waits, which mailbox fails and how far behind it is. */
export async function readMailFigures(db: Db, now: Date) {
  const [mailboxes, fetchings, sendings, lastHour, pending, outbox, oldest] = await Promise.all([
    listMailboxes(db),
    allFetchings(db),
    allSendings(db),
    countLastHour(db, now),
    countPending(db, now),
    countByLook(db),
    oldestUnsent(db, now),
  ]);
  const { retryable: _, ...states } = outbox;
  return {
    lastHour,
    pending,
    outbox: { states, oldest },
    mailboxes: mailboxes
      .filter(({ active }) => active)
      .map(({ id, key }) => {
        const fetching = fetchings.find((one) => one.mailbox_id === id);
        const sending = sendings.find((one) => one.mailbox_id === id);
        const behind = fetching?.last_ok_at ? (now.getTime() - fetching.last_ok_at.getTime()) / 1000 : null;
        return {
          key,
          fetching: fetching ? Number(fetching.failing_since !== null) : null,
          sending: sending ? Number(sending.failure !== null) : null,
          behind: behind === null ? null : Math.max(0, Math.round(behind)),
        };
      }),
  };
}
