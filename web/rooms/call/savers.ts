import { useSyncExternalStore } from "react";
import type { Contact } from "../../../contract/contacts.ts";
import type { Ticket } from "../../../contract/tickets.ts";
import { call } from "../../platform/client.ts";
import { beforeLeaving } from "../../platform/kept-here.ts";
import { forget, keep, useAsk } from "../../platform/queries.ts";
import { createSaver, type Saved, type Saver } from "./saver.ts";

/** What is said of the fault; each a field of PATCH /tickets/{id}. */
export interface TicketWords {
  subject: string;
  description: string;
  category: string | null;
  impact: number;
  urgency: number;
  tags: string[];
}
/** What is said of the call; each a field of PATCH /contacts/{id}. */
export interface ContactWords {
  person: { id: string } | null;
  phone: string | null;
  note: string;
}

const savers = new Map<string, Saver<never>>();
const nameOf = (me: string, kind: string, id: string) => `firstline.unsaved.${me}.${kind}.${id}`;

function onDevice<F>(name: string) {
  return {
    keep(pending: Partial<F> | null) {
      try {
        if (pending === null) localStorage.removeItem(name);
        else localStorage.setItem(name, JSON.stringify(pending));
      } catch {
        // Storage may be forbidden or full; the server still gets it.
      }
    },
    kept(): Partial<F> | null {
      try {
        return JSON.parse(localStorage.getItem(name) ?? "null") as Partial<F> | null;
      } catch {
        return null;
      }
    },
  };
}

function saverFor<F extends object>(name: string, send: (change: Partial<F>, leaving: boolean) => Promise<void>): Saver<F> {
  const known = savers.get(name) as Saver<F> | undefined;
  if (known) return known;
  const made = createSaver<F>({ ...onDevice<F>(name), send });
  savers.set(name, made as Saver<never>);
  beforeLeaving(made.flush);
  return made;
}

const newest = new Map<string, Ticket>();

/** A ticket as the server has just given it. */
export function keepTicket(ticket: Ticket): void {
  if ((newest.get(ticket.id)?.version ?? 0) > ticket.version) return;
  newest.set(ticket.id, ticket);
  keep("GET /tickets/{id}", { params: { id: ticket.id } }, ticket);
}

/** The ticket of a call. A reading that a save has overtaken does not put old words back. */
export function useTicket(id: string | null): { ticket: Ticket | null; error: unknown; retry: () => void } {
  const { data, error, refetch } = useAsk("GET /tickets/{id}", { params: { id: id ?? "" }, enabled: id !== null });
  const read = data?.audience === "technician" ? data : null;
  const saved = id === null ? undefined : newest.get(id);
  return { ticket: read && saved && saved.version > read.version ? saved : read, error, retry: () => void refetch() };
}

/** A contact as the server has just given it. */
export function keepContact(contact: Contact): void {
  keep("GET /contacts/{id}", { params: { id: contact.id } }, contact);
  void forget("GET /contacts/live");
}

/** The one who saves a ticket's words. It lives on when the screen is left, so that what is unsent still goes. */
export const ticketSaver = (me: string, id: string): Saver<TicketWords> =>
  saverFor(nameOf(me, "ticket", id), async (body, leaving) => {
    const answer = await call("PATCH /tickets/{id}", { params: { id }, body, keepalive: leaving });
    if (answer.audience === "technician") keepTicket(answer);
  });

export const contactSaver = (me: string, id: string): Saver<ContactWords> =>
  saverFor(nameOf(me, "contact", id), async (body, leaving) => {
    const answer = await call("PATCH /contacts/{id}", { params: { id }, body, keepalive: leaving });
    keepContact(answer);
    // Whoever calls is also the requester of the ticket that was opened for the call.
    if (body.person !== undefined && answer.ticket) void forget("GET /tickets/{id}", { params: { id: answer.ticket.id } });
  });

export const useSaved = <F>(saver: Saver<F>): Saved<F> => useSyncExternalStore(saver.watch, saver.read);

const leaveAll = () => {
  for (const saver of savers.values()) saver.leave();
};
if (typeof addEventListener === "function") {
  addEventListener("pagehide", leaveAll);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leaveAll());
  addEventListener("online", () => {
    for (const saver of savers.values()) if (saver.read().state === "failed") void saver.flush();
  });
}
