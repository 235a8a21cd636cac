import { lastly, transaction, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { lanesOf } from "../../platform/in-batches.ts";
import type { MailboxRow } from "../mailboxes/index.ts";
import { spool } from "./spool.ts";
import { findByBytes, insertMessage, insertPiece, type Received } from "./store-message.ts";
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

/** So many short messages share a commit at most; three commits are under way at once. */
const most = 32;
const lanes = 3;

/** Answers for each whether it is new. In one order, so that two processes that keep the same ones never wait for each other. */
async function insertTogether(db: Db, rows: readonly Received[]): Promise<boolean[]> {
  const [first] = rows;
  if (first && rows.length === 1) return [await insertMessage(db, first)];
  const sorted = rows.toSorted((a, b) => Buffer.compare(a.sha256, b.sha256));
  const inserted = await transaction(db, (tx) => lastly(tx, () => Promise.all(sorted.map((row) => insertMessage(tx, row)))), {
    closable: true,
  });
  return rows.map((row) => inserted[sorted.indexOf(row)] ?? false);
}

const laneOf = lanesOf<Received, boolean>({ most, lanes, work: insertTogether });

/** One that cannot be kept says so for itself. */
const insertShort = (db: Db, row: Received): Promise<boolean> => laneOf(db)(row).catch(() => insertMessage(db, row));

async function insertLong(db: Db, row: Received, pieces: AsyncIterable<Buffer>): Promise<boolean> {
  return transaction(db, async (tx) => {
    if (!(await insertMessage(tx, row))) return false;
    let place = 1;
    for await (const piece of pieces) await insertPiece(tx, { mail_id: row.id, place: place++, bytes: piece });
    return true;
  });
}

/** Keeps a message before anybody looks into it: it is committed when this answers. Throws 413 `message_too_long`. */
export async function receive(db: Db, given: MailGiven): Promise<Kept> {
  const spooled = await spool(given.raw);
  const isShort = spooled.first.length === spooled.size;
  const id = newId();
  const row: Received = {
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
  };
  try {
    if (await (isShort ? insertShort(db, row) : insertLong(db, row, spooled.rest())))
      return { id, fresh: true, raw: isShort ? spooled.first : null };
    const before = await findByBytes(db, given.mailbox.id, spooled.sha256);
    if (!before) throw new Error("a message came twice at once and is not there");
    // Its own row: it was committed while nobody could say so, and its first try is counted.
    const isOwn = before === id;
    return { id: before, fresh: isOwn, raw: isOwn && isShort ? spooled.first : null };
  } finally {
    await spooled.drop();
  }
}
