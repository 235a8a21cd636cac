import { macOf } from "../../platform/sealing.ts";
import { deskHost } from "./settings.ts";

/**
 * The Message-ID (RFC 5322, without its brackets) of a message of ours: the same for every try, and unguessable, because
 * who answers to it is led to its ticket.
 */
export function messageIdOf(outboxId: string, mailboxAddress: string | null): string {
  const host = mailboxAddress?.slice(mailboxAddress.lastIndexOf("@") + 1) ?? deskHost();
  return `${outboxId}.${macOf("mail message id", outboxId).toString("hex").slice(0, 32)}@${host}`;
}

// RFC 5322 lets a line have 998 characters; some servers break at fewer.
const most = 20;

/** RFC 5322, 3.6.4, and as RFC 5537 advises to trim: the first, which names the thread, and the latest. */
export const trimReferences = (ids: readonly string[]): string[] =>
  ids.length <= most ? [...ids] : [...ids.slice(0, 1), ...ids.slice(1 - most)];
