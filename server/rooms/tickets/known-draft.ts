import type { Db } from "../../platform/db.ts";

/** What the room of drafts does, in the same transaction, with the reply that is shared on a ticket. */
interface KnownDraft {
  /** It is what leaves: nothing is shared any more. Refuses where another version is there, or none. */
  take(tx: Db, ticketId: string, version: number): Promise<void>;
  /** The ticket is read through another one from now on. */
  move(tx: Db, now: Date, fromId: string, intoId: string): Promise<void>;
}
let known: KnownDraft | undefined;

/** Drafts stand below tickets and know of them, not the other way round. */
export function knowDraft(how: KnownDraft): void {
  known = how;
}

/** Before anything is sent. Whoever does not say that it is the shared one that they send leaves it there. */
export async function takeDraft(tx: Db, ticketId: string, { shared_version }: { shared_version?: number | undefined }): Promise<void> {
  if (shared_version !== undefined) await known?.take(tx, ticketId, shared_version);
}

export const moveDraft = async (tx: Db, now: Date, fromId: string, intoId: string): Promise<void> => known?.move(tx, now, fromId, intoId);
