import { createContext, useContext } from "react";
import type { Contact } from "../../../contract/contacts.ts";
import type { Named } from "../../../contract/shapes.ts";
import type { Ticket } from "../../../contract/tickets.ts";
import type { Draft } from "../../platform/drafts.ts";
import type { Chosen } from "./chosen.ts";
import type { Saving } from "./saving.ts";
import type { TicketWords } from "./savers.ts";
import type { WhoDraft } from "./who-draft.ts";

/** Which field a refusal is about, or a key leads to. */
export type FieldName = "who" | "subject" | "description" | "note";

/** A call as its parts know it: what the server has, with what is typed and on its way laid over it. */
export interface Call {
  contact: Contact;
  ticket: Ticket | null;
  /** The ticket was opened with this call, so its words are written here. A ticket from before keeps its own. */
  own: boolean;
  mine: boolean;
  /** Mine, and live or on hold: it can still be ended. */
  going: boolean;
  /** The ticket's words are here, so that they may be written on. */
  ready: boolean;
  person: Named | null;
  words: TicketWords;
  change(change: Partial<TicketWords>, wait?: number): void;
  choosePerson(person: Named, phone?: string): void;
  /** The call is about a ticket from before; what was written for a new one moves into the note. */
  takeTicket(id: string): Promise<void>;
  note: Draft;
  solution: Draft;
  chosen: Chosen;
  who: WhoDraft;
  saving: Saving;
  /** What the server said of a field when the call was to be ended. */
  refused: Partial<Record<FieldName, string>>;
  setRefused(refused: Partial<Record<FieldName, string>>): void;
}

export const CallContext = createContext<Call | null>(null);

export function useCall(): Call {
  const call = useContext(CallContext);
  if (!call) throw new Error("useCall needs a call around it");
  return call;
}

/** Puts the focus into a field of the call that is on the screen. */
export const focusOn = (field: FieldName): void => document.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus();
