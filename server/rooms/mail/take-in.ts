import { setTimeout as pause } from "node:timers/promises";
import type { Received } from "../../../contract/mail.ts";
import type { Db } from "../../platform/db.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { recallMailbox } from "../mailboxes/index.ts";
import { digestNow } from "./digest.ts";
import { presentReceived } from "./present.ts";
import { receive, type MailGiven } from "./receive.ts";
import { findHead, type HeadRow } from "./store-message.ts";

/** Keeps a message that a program hands in, understands it, and says what became of it. 404 for a mailbox that is not there. */
export async function takeIn(db: Db, given: Pick<MailGiven, "via" | "raw" | "now"> & { mailbox: string }): Promise<Received> {
  const mailbox = await recallMailbox(db, given.mailbox);
  if (!mailbox) throw notFound("mailbox");
  const { id, fresh, raw } = await receive(db, { ...given, mailbox, tries: true });
  const known = await digestNow(db, id, given.now, raw ? { raw } : undefined);
  if (fresh && known?.outcome) {
    const { outcome, reasons, messageId, ticketNumber } = known;
    return { id, outcome, ticket_number: ticketNumber, message_id: messageId, reasons };
  }
  return presentReceived(await decided(db, id), !fresh);
}

/** So long (ms) whoever brings a message once more waits for who is at it. */
const patience = 10_000;

/** The message once it is known what became of it: the same bytes may be in the hands of who brought them first. 503 when that takes long. */
async function decided(db: Db, id: string): Promise<HeadRow> {
  const until = performance.now() + patience;
  for (;;) {
    const row = await findHead(db, id);
    if (!row) throw new Error("a message just received is gone");
    if (row.outcome) return row;
    if (performance.now() > until) throw new Problem(503, "took_too_long");
    await pause(50);
  }
}
