import type { Db } from "../../platform/db.ts";
import { macOf } from "../../platform/sealing.ts";
import { hashToken } from "../../platform/secrets.ts";
import { spell } from "./spell.ts";
import type { MailboxRow } from "./store.ts";
import { findToken, keepToken, type TokenRow } from "./store-thread.ts";

/**
 * Whom an answer lets write where. For a technician it speaks for the desk: for one message (`cause`), and not for ever. `inside`: that
 * message held what requesters do not see, so that what answers it stays a note.
 */
export interface ReplyAddressGiven {
  mailbox: Pick<MailboxRow, "address" | "plus_addressing">;
  ticketId: string;
  personId: string | null;
  technician?: { cause: string; inside: boolean };
  /** A side conversation: with this address one writes there, and nowhere else. */
  sideId?: string | null;
}

const daysForTechnicians = 14;

/**
 * The address that answers to a message about a ticket go to: `support+<128 bits>@…`, the same for the same ticket and person.
 * The mailbox's own where its server takes no such addresses; null for a mailbox without one.
 */
export async function replyAddress(tx: Db, now: Date, given: ReplyAddressGiven): Promise<string | null> {
  const { mailbox, ticketId, personId, technician, sideId = null } = given;
  if (!mailbox.address || !mailbox.plus_addressing) return mailbox.address;
  const made = sideId ? macOf("mail side address", sideId) : macOf("mail reply address", ticketId, personId ?? "", technician?.cause ?? "");
  const token = spell(made.subarray(0, 16));
  await keepToken(tx, {
    hash: hashToken(token),
    ticket_id: ticketId,
    person_id: personId,
    technician: technician !== undefined,
    inside: technician?.inside ?? false,
    side_id: sideId,
    expires_at: technician ? new Date(now.getTime() + daysForTechnicians * 86_400_000) : null,
    created_at: now,
  });
  const at = mailbox.address.lastIndexOf("@");
  return `${mailbox.address.slice(0, at)}+${token}${mailbox.address.slice(at)}`;
}

/** The token in an address, if it has the shape of one. */
export const tokenIn = (address: string): string | null => /\+([a-z2-7]{26})@/.exec(address.toLowerCase())?.[1] ?? null;

/** What a token allows; undefined for one that nobody gave out, and after its time. */
export const readToken = (db: Db, token: string, now: Date): Promise<TokenRow | undefined> => findToken(db, hashToken(token), now);
