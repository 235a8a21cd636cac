import type { ImapFlow } from "imapflow";

/** As much as is asked for at once: what a message needs of memory, however long it is. */
const piece = 512 * 1024;

/** The message vanished while it was read: somebody deleted it. */
export const vanished = Symbol("vanished");

/** The message is there, and the server does not give it out: as if it had said so. */
const withheld = () => Object.assign(new Error("the server does not give a message out"), { responseStatus: "NO" });

/** A connection that ended between two commands answers "nothing there" to the next ones, which must not pass for the server's word. */
export function requireOpen(client: ImapFlow): void {
  if (client.usable && client.mailbox !== false) return;
  throw Object.assign(new Error("the connection is closed"), { code: "EConnectionClosed" });
}

/** Why a message did not come: only the server itself knows that it is no more. */
export async function whyNothing(client: ImapFlow, uid: number): Promise<symbol | Error> {
  requireOpen(client);
  const there = await client.search({ uid: String(uid) }, { uid: true });
  requireOpen(client);
  return there && !there.includes(uid) ? vanished : withheld();
}

/**
 * The bytes of a message, piece by piece. Some servers count a message longer or shorter than it is, and some give less than was asked
 * for: it is over when nothing comes, or less than was asked for and as much as was promised.
 */
export async function* sourceOf(client: ImapFlow, uid: number, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; ;) {
    const found = await client.fetchOne(String(uid), { source: { start, maxLength: piece } }, { uid: true });
    if (!found) throw await whyNothing(client, uid);
    const bytes = found.source ?? Buffer.alloc(0);
    if (bytes.length === 0 && start === 0 && size > 0) throw withheld();
    if (bytes.length > 0) yield bytes;
    start += bytes.length;
    // A server that does not know pieces gives all at once.
    if (bytes.length === 0 || bytes.length > piece || (bytes.length < piece && start >= size)) return;
  }
}
