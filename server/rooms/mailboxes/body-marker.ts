import type { Db } from "../../platform/db.ts";
import { macOf } from "../../platform/sealing.ts";
import { hashToken } from "../../platform/secrets.ts";
import { spell } from "./spell.ts";
import { findToken, keepToken, type TokenRow } from "./store-thread.ts";

// Another name than a reply address's: neither can be used as the other.
const hashOf = (marker: string): Buffer => hashToken(`marker ${marker}`);

/** What stands in the words of our mail about a ticket, for relays that write ids anew and cut addresses: `fl-<128 bits>`. */
export async function bodyMarker(
  tx: Db,
  now: Date,
  given: { ticketId: string; personId: string | null; sideId?: string | null },
): Promise<string> {
  const made = given.sideId ? macOf("mail side marker", given.sideId) : macOf("mail body marker", given.ticketId, given.personId ?? "");
  const marker = spell(made.subarray(0, 16));
  await keepToken(tx, {
    hash: hashOf(marker),
    ticket_id: given.ticketId,
    person_id: given.personId,
    technician: false,
    inside: false,
    side_id: given.sideId ?? null,
    expires_at: null,
    created_at: now,
  });
  return `fl-${marker}`;
}

/** Those that stand in a text, from its top: the newest mail is quoted first. */
export function markersIn(text: string): string[] {
  const found = text.toLowerCase().matchAll(/(?<![a-z0-9])fl-([a-z2-7]{26})(?![a-z0-9])/g);
  return [...new Set(found.take(50).map(([, marker]) => marker ?? ""))].slice(0, 10);
}

/** Whose it is; undefined for one that nobody wrote. */
export const readMarker = (db: Db, marker: string, now: Date): Promise<TokenRow | undefined> => findToken(db, hashOf(marker), now);
