import type { Ticket } from "../../../../contract/tickets.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useOpenTicket } from "../open-ticket.ts";

/** Ends the waiting before its time. */
export function useResume(ticket: Ticket): () => void {
  const ui = useWords("ui");
  const t = useWords("ticket");
  const { change } = useOpenTicket();
  return () =>
    void change({
      base: ticket,
      body: { status: "open" },
      shown: { status: "open", waiting_reason: null, waiting_until: null },
      fact: { name: t("fact.status"), of: (of) => ui(`status.${of.status}`), mine: ui("status.open") },
    });
}
