import type { MailTextKind } from "../../../contract/mail-texts.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Db } from "../../platform/db.ts";
import { queueMessages as queue, type OutgoingMessage } from "../outbox/index.ts";
import { writeMail } from "../texts/index.ts";
import { unsubscribeLink } from "./settings.ts";
import { unsubscribeToken } from "./unsubscribe.ts";

/** What the outbox knows it by; a receipt is a receipt, in whichever words. */
export type MessageKind = Exclude<MailTextKind, "opened_stranger">;

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
  /** So many and no more reach one address within that time. */
  cappedWithin?: OutgoingMessage["cappedWithin"];
  /** It answers somebody of whom nobody knows who they are: nothing that they wrote stands in it. */
  isPlain?: boolean;
  /** To somebody who works at the desk: an answer may speak for it. */
  technician?: boolean;
  /** RFC 3834; `generated` when left out. */
  automatic?: OutgoingMessage["automatic"];
  /** A calendar file that goes along. */
  calendar?: OutgoingMessage["calendar"];
  /** It leaves then and not before. */
  notBefore?: Date;
  /** Of no use after this. */
  giveUpAt?: Date;
  /** What fills the blanks of subject and body, by path (`texts/kinds.ts`); the reader's name need not be given. */
  values: Record<string, string>;
  at: Date;
}

const firstName = (name: string): string => name.split(/\s/)[0] ?? name;

const toWrite = ({ kind, isPlain, to, ticketId = null, values }: MessageGiven) => ({
  kind: isPlain && kind === "opened" ? ("opened_stranger" as const) : kind,
  language: to.language,
  ticketId,
  values: { "person.first_name": firstName(to.name), "person.name": to.name, ...values },
});

function stopLink({ to, kind }: MessageGiven): string | null {
  const token = unsubscribeToken(to.id, kind);
  return token && unsubscribeLink(token);
}

const messageOf = (given: MessageGiven, address: string, words: { subject: string; text: string }): OutgoingMessage => ({
  eventId: given.eventId,
  kind: given.kind,
  to: { personId: given.to.id, name: given.to.name, address },
  ticketId: given.ticketId ?? null,
  entryId: given.entryId ?? null,
  language: given.to.language,
  ...words,
  unsubscribe: stopLink(given),
  automatic: given.automatic ?? "generated",
  cappedWithin: given.cappedWithin,
  ...(given.technician && { technician: true }),
  ...(given.calendar && { calendar: given.calendar }),
  at: given.at,
  notBefore: given.notBefore,
  giveUpAt: given.giveUpAt,
});

/** Puts messages into the outbox in their readers' languages; nothing happens for somebody without an address. */
export async function queueMessages(tx: Db, given: readonly MessageGiven[]): Promise<void> {
  const reached = given.flatMap((one) => (one.to.email ? [{ one, address: one.to.email }] : []));
  const written = await writeMail(
    tx,
    reached.map(({ one }) => toWrite(one)),
  );
  await queue(
    tx,
    reached.flatMap(({ one, address }, index) => (written[index] ? messageOf(one, address, written[index]) : [])),
  );
}

export const queueMessage = (tx: Db, given: MessageGiven): Promise<void> => queueMessages(tx, [given]);
