import type { Ticket } from "../../../../contract/tickets.ts";
import { useTell } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { toast } from "../../../ui/toast.tsx";
import { given, readAnew, keepTicket, show } from "../find-ticket.ts";

/** Takes the ticket: mine at once, and taken back with the name of who was faster. */
export function useAccept(ticket: Ticket): { run: () => void; busy: boolean } {
  const me = useMe();
  const accept = useTell("POST /tickets/{id}/acceptances", {
    optimistic: () => [
      show(ticket.number, (before) => ({
        accepted: true,
        assignee: { id: me.id, name: me.name },
        offer: null,
        can: { ...before.can, accept: false },
      })),
    ],
    done: keepTicket,
    refused: (refusal) => {
      readAnew(ticket.number);
      toast.refused(refusal.message);
    },
  });
  return { run: () => accept.mutate(given(ticket.number)), busy: accept.isPending };
}
