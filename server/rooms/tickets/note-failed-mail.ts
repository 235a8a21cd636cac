import { theDesk } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { tell } from "./events.ts";

export interface FailedMail {
  person_id: string | null;
  name: string;
  address: string;
  /** What it was about: `replied`. */
  kind: string;
  /** failed: refused for good; expired: given up after two days; bounced: taken, and sent back. */
  how: "failed" | "expired" | "bounced";
  /** What the server said. */
  said: string | null;
}

/** Tells in the ticket's timeline, to those who work on it, that a message did not reach its reader. Publishes `ticket.mail_failed`. */
export const noteFailedMail = (tx: Db, now: Date, ticketId: string, mail: FailedMail): Promise<string> =>
  tell(tx, theDesk([]), now, "ticket.mail_failed", ticketId, { ...mail });
