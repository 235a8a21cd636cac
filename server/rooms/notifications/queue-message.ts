import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { say } from "../../platform/i18n.ts";
import { queueMessages as queue, type OutgoingMessage } from "../outbox/index.ts";

/** What the desk writes about; each has `mail.<kind>.subject` and `mail.<kind>.body` in every language. */
export type MessageKind =
  | "opened"
  | "replied"
  | "followed"
  | "solved"
  | "sign_in_code"
  | "address_changed"
  | "factor_added"
  | "factor_removed"
  | "factors_reset"
  | "recovery_code_used"
  | "recovery_codes_created"
  | "password_changed"
  | "roles_changed";

export interface Addressee {
  id: string;
  name: string;
  email: string | null;
  language: Language;
}

export interface MessageGiven {
  /** The cause: one message per event, kind and address. Its Message-ID is made from it. */
  eventId: string | null;
  kind: MessageKind;
  to: Addressee;
  ticketId?: string | null;
  /** The reply that it carries. */
  entryId?: string | null;
  /** So many and no more reach one address. */
  isCapped?: boolean;
  /** It answers somebody of whom nobody knows who they are: nothing that they wrote stands in it. */
  isPlain?: boolean;
  /** RFC 3834; `generated` when left out. */
  automatic?: OutgoingMessage["automatic"];
  /** It leaves then and not before. */
  notBefore?: Date;
  /** Of no use after this. */
  giveUpAt?: Date;
  /** Fill the blanks of subject and body. */
  facts: Record<string, string | number>;
  at: Date;
}

const firstName = (name: string): string => name.split(/\s/)[0] ?? name;

function messageOf({ kind, to, ...given }: MessageGiven, address: string): OutgoingMessage {
  const facts = { ...given.facts, name: firstName(to.name) };
  const words = given.isPlain ? `${kind}.plain` : kind;
  return {
    eventId: given.eventId,
    kind,
    to: { personId: to.id, name: to.name, address },
    ticketId: given.ticketId ?? null,
    entryId: given.entryId ?? null,
    language: to.language,
    subject: say(to.language, `mail.${words}.subject`, facts),
    text: say(to.language, `mail.${words}.body`, facts),
    automatic: given.automatic ?? "generated",
    isCapped: given.isCapped,
    at: given.at,
    notBefore: given.notBefore,
    giveUpAt: given.giveUpAt,
  };
}

/** Puts messages into the outbox in their readers' languages; nothing happens for somebody without an address. */
export const queueMessages = (tx: Db, given: readonly MessageGiven[]): Promise<void> =>
  queue(
    tx,
    given.flatMap((one) => (one.to.email ? messageOf(one, one.to.email) : [])),
  );

export const queueMessage = (tx: Db, given: MessageGiven): Promise<void> => queueMessages(tx, [given]);
