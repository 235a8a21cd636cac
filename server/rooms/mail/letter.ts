import type { Actor } from "../../platform/actor.ts";
import type { MailboxRow } from "../mailboxes/index.ts";
import type { PersonRow } from "../people/index.ts";
import type { Understood } from "./understand/understood.ts";

export interface Letter {
  id: string;
  mailbox: MailboxRow;
  understood: Understood;
  person: PersonRow | null;
  actor: Actor | null;
  /** The receiver says that it is from who it says. */
  verified: boolean;
  now: Date;
}

/** What a message became. */
export interface Applied {
  ticketId: string | null;
  /** Of one that it opened. */
  ticketNumber?: number;
  entryId: string | null;
  personId: string | null;
  sideId?: string | null;
}

// As the API takes it; the whole message is one click away.
const longestText = 100_000;

export const words = (text: string): string => text.replaceAll("\0", "").slice(0, longestText).toWellFormed().trim();
