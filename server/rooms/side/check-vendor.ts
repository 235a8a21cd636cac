import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { listMailboxes } from "../mailboxes/index.ts";
import { findPersonByEmail } from "../people/index.ts";
import type { TicketRow } from "../tickets/index.ts";

/** Refuses who reads the ticket anyway, to whom one replies, and the desk itself. */
export async function checkVendor(db: Db, ticket: TicketRow, address: string): Promise<void> {
  const [mailboxes, person] = await Promise.all([listMailboxes(db), findPersonByEmail(db, address)]);
  if (mailboxes.some((mailbox) => mailbox.address === address)) throw wrongField("/to/address", "own_address");
  if (!person) return;
  if ([ticket.requester_id, ticket.on_behalf_of_id, ...ticket.watcher_ids].includes(person.id))
    throw wrongField("/to/address", "reads_the_ticket", { name: person.name });
}
