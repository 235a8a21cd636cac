import type { ReactNode } from "react";
import type { TicketSummary } from "../../../../contract/tickets.ts";
import type { Change } from "./use-preview.ts";

/** What a form says as it stands; null while something is missing. */
export interface Form {
  change: Change | null;
  fields: ReactNode;
  /** Once it is sent: what was typed is kept no longer. */
  done?: () => void;
}

/** One of the chosen tickets, as far as it is loaded. */
export type Chosen = Pick<TicketSummary, "id" | "number" | "subject">;

/** By the pointer's path: `change/team`. */
export type Errors = Record<string, string>;
