import type { Db } from "../../platform/db.ts";
import { replyLeft } from "../tickets/index.ts";
import { updateMessage } from "./store-outcome.ts";
import { deleteFilesOf, lockMessagesOf } from "./store.ts";

/** Holds what carries an entry; 409 once any of it has left or is leaving. What it answers stops all of it. */
export async function beforeItLeaves(tx: Db, now: Date, entryId: string): Promise<() => Promise<void>> {
  const messages = await lockMessagesOf(tx, entryId);
  if (messages.some(({ state, attempts }) => state !== "canceled" && (state !== "waiting" || attempts > 0))) throw replyLeft();
  return async () => {
    for (const { id } of messages) {
      await updateMessage(tx, id, { state: "canceled", trouble: "taken_back", ended_at: now });
      await deleteFilesOf(tx, id);
    }
  };
}
