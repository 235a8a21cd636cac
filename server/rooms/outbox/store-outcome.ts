import type { Updateable } from "kysely";
import { tables, type Db } from "../../platform/db.ts";
import type { MessageRow } from "./store.ts";
import type { OutboxTables } from "./tables.ts";

export type Outcome = Required<Pick<OutboxTables["outbox"], "state" | "trouble" | "answer">> & {
  next_try_at?: Date;
  sent_at?: Date;
  ended_at?: Date;
};

/** Ends this very try of a message; false when it is another worker's by now. */
export async function endTry(tx: Db, { id, attempts }: Pick<MessageRow, "id" | "attempts">, outcome: Outcome): Promise<boolean> {
  const { numUpdatedRows } = await tables<OutboxTables>(tx)
    .updateTable("outbox")
    .set({ ...outcome, lease_until: null })
    .where("id", "=", id)
    .where("state", "=", "sending")
    .where("attempts", "=", attempts)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Changes a message that the caller holds. */
export const updateMessage = (tx: Db, id: string, changes: Updateable<OutboxTables["outbox"]>) =>
  tables<OutboxTables>(tx).updateTable("outbox").set(changes).where("id", "=", id).execute();

/** Messages by their Message-ID that were sent. */
export const sentMessages = (tx: Db, messageId: string): Promise<MessageRow[]> =>
  tables<OutboxTables>(tx)
    .selectFrom("outbox")
    .selectAll()
    .where("message_id", "=", messageId)
    .where("state", "in", ["sent", "maybe_sent"])
    .forUpdate()
    .execute();
