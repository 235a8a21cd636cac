import type { ImapFlow } from "imapflow";

/** As much as is asked for at once: what a message needs of memory, however long it is. */
const piece = 512 * 1024;

/** The message vanished while it was read: somebody deleted it. */
export const vanished = Symbol("vanished");

/**
 * The bytes of a message, piece by piece. Some servers count a message longer or shorter than it is, and some give less than was asked
 * for: it is over when nothing comes, or less than was asked for and as much as was promised.
 */
export async function* sourceOf(client: ImapFlow, uid: number, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; ;) {
    const found = await client.fetchOne(String(uid), { source: { start, maxLength: piece } }, { uid: true });
    if (!found && start === 0) throw vanished;
    const bytes = (found && found.source) || Buffer.alloc(0);
    if (bytes.length > 0) yield bytes;
    start += bytes.length;
    // A server that does not know pieces gives all at once.
    if (bytes.length === 0 || bytes.length > piece || (bytes.length < piece && start >= size)) return;
  }
}
