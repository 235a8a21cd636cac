import { transaction, type Db } from "../../platform/db.ts";
import { markEmailFailing, markEmailWorking } from "../people/index.ts";
import { noteFailedMail } from "../tickets/index.ts";
import { nextTry } from "./retry-times.ts";
import type { MessageRow } from "./store.ts";
import { endTry, type Outcome } from "./store-outcome.ts";
import type { Trouble } from "./tables.ts";
import type { Verdict } from "./verdict.ts";

const patience = 48 * 3_600_000;
export const giveUpAt = (row: MessageRow): Date => row.give_up_at ?? new Date(row.created_at.getTime() + patience);

/** What becomes of a message by what a try came to. Pure but for the chance in the time of the next try. */
function outcomeOf(row: MessageRow, verdict: Exclude<Verdict, { state: "mailbox" }>, now: Date): Outcome {
  if (verdict.state === "sent") return { state: "sent", trouble: null, answer: verdict.answer, sent_at: now, ended_at: now };
  if (verdict.state === "failed") return { state: "failed", trouble: verdict.trouble, answer: verdict.answer, ended_at: now };
  const next = nextTry(now, row.attempts);
  const { trouble, answer } = verdict;
  return next >= giveUpAt(row)
    ? { state: "expired", trouble, answer: answer ?? row.answer, ended_at: now }
    : { state: verdict.state, trouble, answer, next_try_at: next };
}

type Ending = Pick<MessageRow, "person_id" | "ticket_id" | "to_address" | "to_name" | "kind">;

/** What will not arrive is told in its ticket, and noted beside the person when it is the address that does not work. */
export async function tellOfFailure(
  tx: Db,
  now: Date,
  row: Ending,
  { how, trouble, said }: { how: "failed" | "expired" | "bounced"; trouble: Trouble | null; said: string | null },
): Promise<void> {
  const mail = { person_id: row.person_id, name: row.to_name, address: row.to_address, kind: row.kind, how, said };
  if (row.ticket_id) await noteFailedMail(tx, now, row.ticket_id, mail);
  if (row.person_id && (how === "bounced" || trouble === "refused" || trouble === "bad_address"))
    await markEmailFailing(tx, now, { personId: row.person_id, address: row.to_address, reason: said ?? "" });
}

/** Notes what a try came to, and tells those whom it concerns; nothing when another worker has taken the message over. */
export const settleTry = (db: Db, now: Date, row: MessageRow, verdict: Exclude<Verdict, { state: "mailbox" }>): Promise<void> =>
  transaction(db, async (tx) => {
    const outcome = outcomeOf(row, verdict, now);
    if (!(await endTry(tx, row, outcome))) return;
    if (outcome.state === "sent" && row.person_id) await markEmailWorking(tx, row.person_id);
    if (outcome.state === "failed" || outcome.state === "expired")
      await tellOfFailure(tx, now, row, { how: outcome.state, trouble: outcome.trouble, said: outcome.answer });
  });

/** As it was before the try: it was the server that could not be used, not the message. */
export const takeBack = (db: Db, row: MessageRow, next: Date): Promise<boolean> =>
  endTry(db, row, { state: "waiting", trouble: null, answer: null, next_try_at: next });
