import { macOf } from "../../platform/sealing.ts";
import { deskHost } from "./settings.ts";

/**
 * The Message-ID (RFC 5322, without its brackets) of a message of ours: the same for every try, and unguessable, because
 * who answers to it is led to its ticket.
 */
export function messageIdOf(outboxId: string, mailboxAddress: string | null): string {
  const host = mailboxAddress?.slice(mailboxAddress.lastIndexOf("@") + 1) ?? deskHost();
  return `${outboxId}.${markOf(outboxId)}@${host}`;
}

const markOf = (outboxId: string): string => macOf("mail message id", outboxId).toString("hex").slice(0, 32);

/** Whether an id looks like one of this desk's, at one of these hosts, and is none: somebody made it up. */
export function isForgedId(id: string, hosts: ReadonlySet<string>): boolean {
  const [, outboxId = "", mark = "", host = ""] = /^([0-9a-f-]{36})\.([0-9a-f]{32})@([^@]{1,255})$/.exec(id.toLowerCase()) ?? [];
  return hosts.has(host) && mark !== markOf(outboxId);
}

/** What a technician's mails about one ticket hang on: theirs are a thread of their own, in which no requester's mail stands. */
export const rootOf = (ticketId: string): string => `ticket.${ticketId}@${deskHost()}`;

// RFC 5322 lets a line have 998 characters; some servers break at fewer.
const most = 20;

/** RFC 5322, 3.6.4, and as RFC 5537 advises to trim: the first, which names the thread, and the latest. */
export const trimReferences = (ids: readonly string[]): string[] =>
  ids.length <= most ? [...ids] : [...ids.slice(0, 1), ...ids.slice(1 - most)];
