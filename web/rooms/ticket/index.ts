/** The door of the ticket's room: the pane, the column beside it, and reading ahead. */
export { TicketPane } from "./ticket-pane.tsx";
export { TicketContext } from "./context/ticket-context.tsx";
export { askTicketAhead, knownOf, useTicket } from "./find-ticket.ts";
export { findCategories } from "./header/category-chooser.tsx";
export { VerifyCaller } from "./verify/verify-caller.tsx";
