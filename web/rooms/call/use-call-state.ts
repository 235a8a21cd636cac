import { useMemo, useState } from "react";
import type { Contact } from "../../../contract/contacts.ts";
import type { Named } from "../../../contract/shapes.ts";
import type { Ticket } from "../../../contract/tickets.ts";
import { beganHere } from "../../platform/begin-contact.ts";
import { useDraft } from "../../platform/drafts.ts";
import { useMe } from "../../platform/session.tsx";
import type { Call, FieldName } from "./call-context.ts";
import { useChosen } from "./chosen.ts";
import { draftKeys } from "./draft-keys.ts";
import { shown } from "./saver.ts";
import { contactSaver, ticketSaver, useSaved, type TicketWords } from "./savers.ts";
import { useSaving } from "./saving.ts";
import { useSuggestion } from "./suggestion.ts";
import { takeTicket } from "./take-ticket.ts";
import { useWhoDraft } from "./who-draft.ts";

const nothing: TicketWords = { subject: "", description: "", category: null, impact: 3, urgency: 2, tags: [] };
const wordsOf = (contact: Contact, ticket: Ticket | null): TicketWords =>
  ticket
    ? {
        subject: ticket.subject,
        description: ticket.description,
        category: ticket.category?.id ?? null,
        impact: ticket.impact,
        urgency: ticket.urgency,
        tags: ticket.tags,
      }
    : { ...nothing, subject: contact.ticket?.subject ?? "" };

/** Everything the parts of a call need, of one contact and its ticket. */
export function useCallState(contact: Contact, ticket: Ticket | null): Call {
  const me = useMe();
  const mine = contact.technician?.id === me.id;
  const keys = draftKeys(contact.id);
  const note = useDraft(keys.note);
  const solution = useDraft(keys.solution);
  const chosen = useChosen(contact.id);
  const [refused, setRefused] = useState<Partial<Record<FieldName, string>>>({});
  const [named, setNamed] = useState<Named | null>(null);
  const ofTicket = ticketSaver(me.id, contact.ticket?.id ?? `none-${contact.id}`);
  const ofContact = contactSaver(me.id, contact.id);
  const saved = useSaved(ofTicket);
  const { pending } = useSaved(ofContact);
  const who = useWhoDraft(contact.id);
  const saving = useSaving(ofTicket, ofContact, [note, solution, who]);
  const words = useMemo(() => {
    const server = wordsOf(contact, ticket);
    const entries = (Object.keys(server) as (keyof TicketWords)[]).map((name) => [name, shown(saved, name, server[name])]);
    return Object.fromEntries(entries) as TicketWords;
  }, [contact, ticket, saved]);
  // Until the server has it, the person is the one that was chosen here.
  const person = pending.person && named?.id === pending.person.id ? named : contact.person;

  const call: Call = {
    contact,
    ticket,
    own: contact.opened_ticket,
    mine,
    going: mine && (contact.state === "live" || contact.state === "on_hold"),
    ready: ticket !== null || beganHere(contact.id),
    person,
    words,
    change(change, wait) {
      if (change.subject?.trim()) setRefused(({ subject: _, ...rest }) => rest);
      ofTicket.set(change, wait);
    },
    choosePerson(next, phone) {
      setNamed({ id: next.id, name: next.name });
      setRefused(({ who: _, ...rest }) => rest);
      ofContact.set({ person: { id: next.id }, ...(phone && { phone }) }, 0);
    },
    takeTicket: (id) => takeTicket(call, id, ofTicket),
    note,
    solution,
    chosen,
    who,
    saving,
    refused,
    setRefused,
  };
  useSuggestion(call);
  return call;
}
