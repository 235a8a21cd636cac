import { transaction, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import type { MailboxRow } from "../mailboxes/index.ts";
import { spool } from "./spool.ts";
import { findByBytes, insertMessage, insertPiece } from "./store-message.ts";
import type { MailTables } from "./tables.ts";

export interface MailGiven {
  mailbox: Pick<MailboxRow, "id">;
  via: MailTables["mail_message"]["via"];
  /** The message as it came (RFC 5322), at most 50 MB. */
  raw: AsyncIterable<Buffer>;
  /** What the server that brought it was told (RFC 5321), where that is known. */
  envelopeFrom?: string | null;
  envelopeTo?: readonly string[];
  now: Date;
  /** Whoever gives it understands it at once: the first try of a short one begins with it. */
  tries?: boolean;
}

export interface Kept {
  id: string;
  /** False when this very message is there already. */
  fresh: boolean;
  /** All of it, where it is short. */
  raw: Buffer | null;
}

/** Keeps a message before anybody looks into it: it is committed when this answers. Throws 413 `message_too_long`. */
export async function receive(db: Db, given: MailGiven): Promise<Kept> {
  const spooled = await spool(given.raw);
  const isShort = spooled.first.length === spooled.size;
  // One statement commits by itself.
  const keep = <T>(work: (tx: Db) => Promise<T>) => (isShort ? work(db) : transaction(db, work));
  try {
    return await keep(async (tx) => {
      const id = newId();
      const inserted = await insertMessage(tx, {
        id,
        mailbox_id: given.mailbox.id,
        via: given.via,
        sha256: spooled.sha256,
        size: spooled.size,
        raw: spooled.first,
        envelope_from: given.envelopeFrom ?? null,
        envelope_to: [...(given.envelopeTo ?? [])],
        received_at: given.now,
        attempts: given.tries && isShort ? 1 : 0,
        tried_at: given.tries && isShort ? given.now : null,
      });
      if (!inserted) {
        const before = await findByBytes(tx, given.mailbox.id, spooled.sha256);
        if (!before) throw new Error("a message came twice at once and is not there");
        return { id: before, fresh: false, raw: null };
      }
      let place = 1;
      for await (const piece of spooled.rest()) await insertPiece(tx, { mail_id: id, place: place++, bytes: piece });
      return { id, fresh: true, raw: isShort ? spooled.first : null };
    });
  } finally {
    await spooled.drop();
  }
}
