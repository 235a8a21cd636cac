import type { Received } from "../../../contract/mail.ts";
import type { Db } from "../../platform/db.ts";
import { notFound } from "../../platform/problem.ts";
import { findMailbox } from "../mailboxes/index.ts";
import { digestNow } from "./digest.ts";
import { presentReceived } from "./present.ts";
import { receive, type MailGiven } from "./receive.ts";
import { findHead } from "./store-message.ts";

/** Keeps a message that a program hands in, understands it, and says what became of it. 404 for a mailbox that is not there. */
export async function takeIn(db: Db, given: Pick<MailGiven, "via" | "raw" | "now"> & { mailbox: string }): Promise<Received> {
  const mailbox = await findMailbox(db, given.mailbox);
  if (!mailbox) throw notFound("mailbox");
  const { id, fresh, raw } = await receive(db, { ...given, mailbox, tries: true });
  const known = await digestNow(db, id, given.now, raw ? { raw } : undefined);
  if (fresh && known?.outcome) {
    const { outcome, reasons, messageId, ticketNumber } = known;
    return { id, outcome, ticket_number: ticketNumber, message_id: messageId, reasons };
  }
  const row = await findHead(db, id);
  if (!row) throw new Error("a message just received is gone");
  return presentReceived(row, !fresh);
}
