import type { Language } from "../../../contract/shapes.ts";
import { afterCommit, type Db } from "../../platform/db.ts";
import { wake } from "../../platform/events/wake.ts";
import { newId } from "../../platform/id.ts";
import { findMailboxById, keepReferences, threadsOf, type MailboxRow } from "../mailboxes/index.ts";
import { noteHeldReceipt } from "../tickets/index.ts";
import { tooMany } from "./cap-receipts.ts";
import { mailboxFor } from "./mailbox-for.ts";
import { messageIdOf, rootOf } from "./message-id.ts";
import { insertCalendar, insertFiles, insertMessages } from "./store.ts";

export interface OutgoingMessage {
  /** The cause: one message per event, kind and address. */
  eventId: string | null;
  kind: string;
  to: { personId: string | null; name: string; address: string };
  ticketId: string | null;
  /** The mailbox that sends it; left out: its ticket's. */
  mailboxId?: string | null;
  /** The reply that it carries: its files go along. */
  entryId?: string | null;
  /** The side conversation that it belongs to, and the files chosen for it: none of the ticket's own go along. */
  side?: { id: string; files: readonly string[] };
  language: Language;
  subject: string;
  text: string;
  /** RFC 3834: `no` for what a person wrote, `replied` for what answers a message by itself, else `generated`. */
  automatic: "no" | "generated" | "replied";
  /** Sent without anybody's doing because somebody wrote: so many and no more reach one address within an hour, or within a day. */
  cappedWithin?: "hour" | "day" | undefined;
  /** The address by which its reader stops mail of this kind (RFC 8058). */
  unsubscribe?: string | null;
  /** A calendar file (RFC 5546) that goes along; `{{organizer}}` in it becomes the address that sends it. */
  calendar?: { method: "REQUEST" | "CANCEL"; content: string };
  /** To somebody who works at the desk: an answer may speak for it. */
  technician?: boolean;
  at: Date;
  /** It leaves at this moment and not before. */
  notBefore?: Date;
  /** After this it is of no use; two days when left out. */
  giveUpAt?: Date;
}

const patience = 48 * 3_600_000;

// A line break in a header would begin another one.
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

function rowOf(given: OutgoingMessage, mailbox: MailboxRow | undefined, thread: readonly string[]) {
  const id = newId();
  const leaves = given.notBefore ?? given.at;
  return {
    id,
    event_id: given.eventId,
    kind: given.kind,
    to_address: given.to.address,
    to_name: oneLine(given.to.name),
    person_id: given.to.personId,
    ticket_id: given.ticketId,
    entry_id: given.entryId ?? null,
    side_id: given.side?.id ?? null,
    mailbox_id: mailbox?.id ?? null,
    message_id: messageIdOf(id, mailbox?.address ?? null),
    in_reply_to: thread.at(-1) ?? null,
    reference_ids: [...thread],
    language: given.language,
    subject: oneLine(given.subject),
    body: given.text,
    automatic: given.automatic,
    technician: given.technician ?? false,
    unsubscribe: given.unsubscribe ?? null,
    state: "waiting" as const,
    next_try_at: leaves,
    give_up_at: given.giveUpAt ?? new Date(leaves.getTime() + patience),
    created_at: given.at,
  };
}

type Row = ReturnType<typeof rowOf>;

/** Receipts that are too many stay in the outbox, canceled, and say why. */
async function holdBack(tx: Db, given: readonly OutgoingMessage[], rows: readonly Row[]) {
  const capped = rows.flatMap((row, index) => (given[index]?.cappedWithin ? [{ row, within: given[index].cappedWithin }] : []));
  const late = capped.map(({ row }) => row.created_at.getTime());
  const flags = await tooMany(
    tx,
    // The earliest: what counts for it counts for all that are told at once, also after the desk was away for a day.
    new Date(Math.min(...late)),
    capped.map(({ row, within }) => ({ address: row.to_address, within })),
  );
  const held = new Set(capped.filter((_, index) => flags[index]).map(({ row }) => row.id));
  return rows.map((row) =>
    held.has(row.id) ? { ...row, state: "canceled" as const, trouble: "capped" as const, ended_at: row.created_at } : row,
  );
}

/**
 * Puts messages into the outbox, in the transaction of what they tell about; whoever sends them wakes after the commit.
 * Their ids belong to their tickets from now on.
 */
export async function queueMessages(tx: Db, given: readonly OutgoingMessage[]): Promise<void> {
  if (given.length === 0) return;
  const mailboxes = await mailboxFor(
    tx,
    given.map(({ ticketId }) => ticketId),
  );
  const [tickets, sides] = await Promise.all([
    threadsOf(tx, "ticket", [...new Set(given.flatMap(({ ticketId, side }) => (side ? [] : (ticketId ?? []))))]),
    threadsOf(tx, "side", [...new Set(given.flatMap(({ side }) => side?.id ?? []))]),
  ]);
  const threadOf = ({ ticketId, technician, side }: OutgoingMessage) =>
    side ? (sides.get(side.id) ?? []) : ticketId === null ? [] : technician ? [rootOf(ticketId)] : (tickets.get(ticketId) ?? []);
  const named = await Promise.all(given.map(async ({ mailboxId }) => (mailboxId ? findMailboxById(tx, mailboxId) : undefined)));
  const homes = given.map(({ ticketId }, index) => named[index] ?? mailboxes.get(ticketId) ?? mailboxes.get(null));
  const rows = given.map((one, index) => rowOf(one, homes[index], threadOf(one)));
  const kept = await holdBack(tx, given, rows);
  const written = await insertMessages(tx, kept);
  // What is held back has no place in the thread; it gets one if somebody has it sent after all.
  await keepReferences(
    tx,
    kept
      .filter((row) => row.state === "waiting" && written.has(row.id))
      .flatMap(({ message_id, ticket_id, technician, side_id, created_at }) =>
        ticket_id === null
          ? []
          : {
              messageId: message_id,
              ticketId: ticket_id,
              ours: true,
              inside: technician || side_id !== null,
              sideId: side_id,
              at: created_at,
            },
      ),
  );
  for (const [index, row] of kept.entries()) if (written.has(row.id)) await insertFiles(tx, row.id, given[index]?.side?.files ?? []);
  for (const [index, { id }] of kept.entries()) {
    const calendar = given[index]?.calendar;
    if (calendar && written.has(id)) await insertCalendar(tx, { outbox_id: id, ...calendar });
  }
  // Who works on the ticket would think that its requester knows.
  for (const { id, ticket_id, state, person_id, to_name, to_address, created_at } of kept)
    if (ticket_id && state === "canceled" && written.has(id))
      await noteHeldReceipt(tx, created_at, ticket_id, { person_id, name: to_name, address: to_address });
  afterCommit(tx, wake);
}
