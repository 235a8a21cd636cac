import type { Db } from "../../platform/db.ts";
import { plainAnswer } from "./verdict.ts";
import { tellOfFailure } from "./settle.ts";
import { sentMessages, updateMessage } from "./store-outcome.ts";

export interface Bounce {
  /** Of the message that came back, without brackets. */
  messageId: string;
  /** Those that it did not reach; empty when the bounce does not say. */
  recipients: readonly string[];
  /** What the server said. */
  said: string;
}

/** A message that was taken came back (RFC 3464): it counts as failed. Answers whether it was one of ours that this is new about. */
export async function markBounced(tx: Db, now: Date, { messageId, recipients, said }: Bounce): Promise<boolean> {
  const named = new Set(recipients.map((address) => address.toLowerCase()));
  const rows = (await sentMessages(tx, messageId)).filter(({ to_address }) => named.size === 0 || named.has(to_address.toLowerCase()));
  const answer = plainAnswer(said);
  for (const row of rows) {
    await updateMessage(tx, row.id, { state: "failed", trouble: "bounced", answer, ended_at: now });
    await tellOfFailure(tx, now, row, { how: "bounced", trouble: "bounced", said: answer });
  }
  return rows.length > 0;
}
