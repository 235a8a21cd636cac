import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { attach, copyFiles } from "../files/index.ts";
import { queueMessages } from "../outbox/index.ts";
import { changeTicket, publicFiles, secondThoughts, standing, wholeOf, type TicketRow } from "../tickets/index.ts";
import { insertFiles, insertMessage, type SideRow } from "./store.ts";
import { told } from "./told.ts";

export interface Written {
  body: string;
  attachments?: string[] | undefined;
  ticket_files?: string[] | undefined;
  wait: boolean;
}

/** Copies of files that the requester sees, chosen one by one; those of notes are not among them. */
async function filesChosen(tx: Db, actor: Actor, now: Date, ticket: TicketRow, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await publicFiles(tx, wholeOf(ticket), ids);
  const missing = ids.findIndex((id) => !found.some((file) => file.id === id));
  if (missing >= 0) throw wrongField(`/ticket_files/${missing}`, "no_such_file");
  return copyFiles(tx, actor, now, found);
}

/** Writes to the vendor what the technician wrote, and nothing else. `type`: the fact that it publishes. */
export async function sendMessage(
  tx: Db,
  actor: Actor,
  now: Date,
  ticket: TicketRow,
  side: SideRow,
  given: Written,
  type: "ticket.side_started" | "ticket.side_written",
): Promise<void> {
  const id = newId();
  const row = { id, side_id: side.id, author_id: personIdOf(actor), from_name: null, from_address: null, mail_id: null };
  const was = given.wait ? JSON.stringify(standing(ticket)) : null;
  await insertMessage(tx, { ...row, body: given.body, automatic: false, at: now, was });
  const uploads = [...(given.attachments ?? []), ...(await filesChosen(tx, actor, now, ticket, given.ticket_files ?? []))];
  const files = uploads.length > 0 ? (await attach(tx, actor, now, uploads)).map((file) => file.id) : [];
  await insertFiles(tx, id, files);
  const eventId = await publish(tx, { type, actorId: actor.personId, ticketId: ticket.id, data: told(side) }, now);
  if (given.wait) await changeTicket(tx, actor, now, ticket.id, { status: "waiting", waiting_reason: "vendor" });
  await queueMessages(tx, [
    {
      eventId,
      kind: "side_message",
      to: { personId: null, name: side.vendor_name, address: side.vendor_address },
      ticketId: ticket.id,
      side: { id: side.id, files },
      entryId: id,
      language: actor.language,
      subject: `[#${ticket.number}] ${side.subject}`,
      text: given.body,
      automatic: "no",
      at: now,
      notBefore: new Date(now.getTime() + secondThoughts),
    },
  ]);
}
