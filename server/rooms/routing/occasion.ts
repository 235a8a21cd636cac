import type { RoutingCause } from "../../../contract/routing.ts";
import { dueOver, type Open } from "../calendars/index.ts";
import type { TicketRow } from "../tickets/index.ts";
import type { Present } from "./workers.ts";

/** Why routing looks at a ticket, and what led there. */
export interface Occasion {
  cause: RoutingCause;
  present: Present;
  /** Rules that led to it: what follows tells them, so that none goes round in circles. */
  chain?: readonly string[];
}

/** Goes with every fact that follows. Pure. */
export const markOf = ({ chain = [] }: Occasion) => ({ routing: true as const, ...(chain.length > 0 && { rule_chain: chain }) });

/** Nobody has it, or only who holds it meanwhile, and it is worked on. Pure. */
export const toBeTaken = (row: TicketRow, holder: string | null): boolean =>
  (row.status === "new" || row.status === "open") && row.assignee_id === holder && row.discarded_at === null && row.merged_into_id === null;

/** When so many minutes will have counted in some hours. Pure. */
export const after = ({ openings }: Open, now: Date, minutes: number): Date =>
  new Date(dueOver([{ at: now.getTime(), openings }], minutes) ?? now.getTime() + minutes * 60_000);
