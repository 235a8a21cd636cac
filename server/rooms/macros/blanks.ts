import type { PreparedTexts } from "../../../contract/macros.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { FieldError } from "../../platform/problem.ts";
import { ticketLink } from "../notifications/index.ts";
import { findPersonById } from "../people/index.ts";
import { signatureOf } from "./store-signature.ts";
import { faultsIn, fillBody, type Values } from "../texts/index.ts";
import type { TicketRow } from "../tickets/index.ts";

/** All that words which are ready may name: nothing of it is unknown to the requester or to who writes. */
export const paths = [
  "requester.first_name",
  "requester.name",
  "ticket.number",
  "ticket.subject",
  "ticket.link",
  "team.name",
  "technician.first_name",
  "technician.name",
  "technician.signature",
] as const;

const firstName = (name: string): string => name.split(" ")[0] ?? name;

/** What fills the blanks on one ticket, and in which language its requester is written to. */
export interface Filling {
  values: Values;
  requesters: Language;
  writers: Language;
}

export async function fillingFor(db: Db, actor: Actor, ticket: TicketRow): Promise<Filling> {
  const requester = ticket.requester_id ? await findPersonById(db, ticket.requester_id) : undefined;
  const language = requester?.language ?? actor.language;
  const signature = actor.personId ? await signatureOf(db, actor.personId) : {};
  const name = requester?.name ?? "";
  const values: Record<(typeof paths)[number], string> = {
    "requester.first_name": firstName(name),
    "requester.name": name,
    "ticket.number": String(ticket.number),
    "ticket.subject": ticket.subject,
    "ticket.link": ticketLink(ticket.number),
    "team.name": ticket.team_name,
    "technician.first_name": firstName(actor.name),
    "technician.name": actor.name,
    "technician.signature": signature[language] ?? signature.en ?? signature.nb ?? "",
  };
  return { values, requesters: language, writers: actor.language };
}

/** Words for a reader of a language, or in the one that there is, with their blanks filled. */
export const fillIn = (texts: PreparedTexts, language: Language, { values }: Filling): string =>
  fillBody(texts[language] ?? texts.en ?? texts.nb ?? "", values);

/** What is wrong with words that are to be kept: a blank that there is not, or no words at all. */
export function faultsOf(pointer: string, texts: PreparedTexts, known: readonly string[] = paths): FieldError[] {
  const given = Object.entries(texts).flatMap(([language, words]) => (words === undefined ? [] : [{ language, words }]));
  if (given.length === 0) return [{ pointer: `${pointer}/en`, code: "required" }];
  return given.flatMap(({ language, words }) => faultsIn(`${pointer}/${language}`, words, known));
}
