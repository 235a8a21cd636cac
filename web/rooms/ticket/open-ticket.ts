import { createContext, useContext } from "react";
import type { Ticket } from "../../../contract/tickets.ts";
import type { AccountAct } from "./accounts/asked.ts";
import type { Change, Outcome } from "./change-ticket.ts";

/** What can be asked about a ticket in a dialog of its own. */
export type Act =
  | "escalate"
  | "security"
  | "systemic"
  | "bounce"
  | "decline"
  | "offer"
  | "assign"
  | "wait"
  | "step"
  | "request_type"
  | "side"
  | "tell_lead"
  | "tell_manager"
  | "solve"
  | "close"
  | "reopen"
  | "confirm"
  | "log_time"
  | "link"
  | "merge"
  | "split"
  | "cascade"
  | "checklist"
  | "task"
  | "promise"
  | "approval"
  | "verify"
  | "access"
  | "rules"
  | "macro"
  | `macro:${string}`
  | AccountAct;

/** Whether it is to run a macro: one that is named, or one that is asked for. */
export const isMacro = (act: Act): act is Extract<Act, `macro${string}`> => act.startsWith("macro");

export interface OpenTicket {
  ticket: Ticket;
  /** Opens the dialog of an act. */
  ask: (act: Act) => void;
  change: (change: Change) => Promise<Outcome>;
}

const Context = createContext<OpenTicket | null>(null);
export const TicketProvider = Context;

/** The ticket that is open around this component. */
export function useOpenTicket(): OpenTicket {
  const open = useContext(Context);
  if (!open) throw new Error("useOpenTicket needs a ticket around it");
  return open;
}
