import { theDesk } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { tell } from "./events.ts";

export interface HeldReceipt {
  person_id: string | null;
  name: string;
  address: string;
}

/** Tells in the ticket's timeline, to those who work on it, that its requester had no receipt: the address had enough. Publishes `ticket.receipt_not_sent`. */
export const noteHeldReceipt = (tx: Db, now: Date, ticketId: string, receipt: HeldReceipt): Promise<string> =>
  tell(tx, theDesk([]), now, "ticket.receipt_not_sent", ticketId, { ...receipt });
