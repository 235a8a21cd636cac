import type { Db } from "../../platform/db.ts";
import { isWith } from "./policy.ts";
import { findSide, sidesOf } from "./store.ts";

export interface SideFound {
  id: string;
  /** Its sender is the vendor, by what a message says of itself. */
  withSender: boolean;
}

/** The side conversation that a message names, as its sender stands to it. */
export async function sideNamed(db: Db, id: string, sender: string, desk: string | null): Promise<SideFound | null> {
  const side = await findSide(db, id);
  return side ? { id, withSender: isWith(side.vendor_address, sender, desk) } : null;
}

/** The newest one of a ticket with this sender, for a message that names the ticket and no conversation; null: none is. */
export async function sideWith(db: Db, ticketIds: readonly string[], sender: string, desk: string | null): Promise<SideFound | null> {
  const found = (await sidesOf(db, ticketIds)).findLast(({ vendor_address }) => isWith(vendor_address, sender, desk));
  return found ? { id: found.id, withSender: true } : null;
}
