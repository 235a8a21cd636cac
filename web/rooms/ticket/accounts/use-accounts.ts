import type { Ticket } from "../../../../contract/tickets.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";

/** For whom a ticket is: their accounts are meant. */
export const ownerOf = (ticket: Ticket) => ticket.on_behalf_of ?? ticket.requester;

/** The accounts of who the ticket is for, as they were read last. */
export function useAccounts(ticket: Ticket) {
  const owner = ownerOf(ticket);
  const enabled = useMay()("tickets:work") && owner !== null;
  const { data } = useAsk("GET /people/{id}/directory-accounts", { params: { id: owner?.id ?? "" }, enabled, staleTime: 60_000 });
  return data?.items ?? [];
}
