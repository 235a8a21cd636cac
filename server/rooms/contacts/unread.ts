import type { Db } from "../../platform/db.ts";
import { addUnread, clearUnread } from "./store-unread.ts";
import { theOther } from "./events.ts";

/** The other side said so many things more, of a chat say: its technician's bar of open contacts shows it. */
export async function heardMore(tx: Db, contactId: string, now: Date, more = 1): Promise<void> {
  const row = await addUnread(tx, contactId, now, more);
  if (row) await theOther(tx, now, "contact.heard", contactId, row.ticket_id);
}

/** Its technician has seen what was said. Nothing happens where all was seen before. */
export async function sawAll(tx: Db, contactId: string, now: Date): Promise<void> {
  const row = await clearUnread(tx, contactId);
  if (row) await theOther(tx, now, "contact.seen", contactId, row.ticket_id);
}
