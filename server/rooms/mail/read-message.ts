import type { MailMessage } from "../../../contract/mail.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { findMailboxById } from "../mailboxes/index.ts";
import { loadMessage } from "./load-message.ts";
import { presentMessage } from "./present.ts";

/** All that was understood of a message, and why it became what it became. */
export async function readMessage(db: Db, actor: Actor, id: string): Promise<MailMessage> {
  const row = await loadMessage(db, actor, id);
  const receivers = (await findMailboxById(db, row.mailbox_id))?.receivers ?? [];
  return presentMessage(row, (checker) => checker !== null && receivers.some((one) => one.toLowerCase() === checker.toLowerCase()));
}
