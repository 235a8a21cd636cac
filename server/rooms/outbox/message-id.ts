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
