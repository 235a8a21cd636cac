import { theDesk } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { attach, keepFiles } from "../files/index.ts";
import { vendorAnswered } from "../tickets/index.ts";
import { openAgain } from "./reopen-side.ts";
import { findSide, insertFiles, insertMessage } from "./store.ts";

export interface Answer {
  sideId: string;
  /** The message that it came as. */
  mailId: string;
  from: { name: string; address: string };
  body: string;
  files: readonly { name: string; bytes: Buffer }[];
  /** A machine wrote it: it is kept, and neither is anybody called for it nor is what was done open again. */
  automatic: boolean;
}

/**
 * What came from a vendor, in its side conversation. A ticket that waited for the vendor waits no more. Publishes
 * `ticket.side_answered`, to those inside. Answers the ticket.
 */
export async function takeAnswer(tx: Db, now: Date, given: Answer): Promise<string> {
  const side = await findSide(tx, given.sideId);
  if (!side) throw new Error("a side conversation is never deleted");
  const id = newId();
  const { from, body, automatic } = given;
  const row = { id, side_id: side.id, author_id: null, from_name: from.name.slice(0, 200), from_address: from.address };
  await insertMessage(tx, { ...row, body, mail_id: given.mailId, automatic, at: now });
  // A vendor is nobody here: the files are kept for whoever wrote to them.
  const keeper = { ...theDesk([]), personId: side.opened_by };
  const files = await keepFiles(tx, keeper, now, given.files);
  if (files.length > 0) await attach(tx, keeper, now, files);
  await insertFiles(tx, id, files);
  if (!automatic) await vendorAnswered(tx, now, side.ticket_id);
  if (!automatic) await openAgain(tx, null, now, side);
  const data = {
    side_id: side.id,
    name: from.name || side.vendor_name,
    address: from.address,
    person_id: side.opened_by,
    automatic,
    mail_id: given.mailId,
  };
  await publish(tx, { type: "ticket.side_answered", actorId: null, ticketId: side.ticket_id, data }, now);
  return side.ticket_id;
}
