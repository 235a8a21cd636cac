import type { TicketValues } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";

/** The requester wrote: it is the desk's turn; "thanks" on a solved ticket does not reopen it. */
export function afterRequester(row: Pick<TicketRow, "status" | "waiting_reason">): TicketValues {
  const turn = { awaits: "technician" as const };
  return row.status === "waiting" && row.waiting_reason === "requester"
    ? { ...turn, status: "open", waiting_reason: null, waiting_until: null }
    : turn;
}
