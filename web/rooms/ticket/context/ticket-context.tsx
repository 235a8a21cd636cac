import { memo } from "react";
import { useAskedAct } from "../asked-act.ts";
import { useTicket } from "../find-ticket.ts";
import { TicketProvider } from "../open-ticket.ts";
import { useChangeTicket } from "../change-ticket.ts";
import { ConflictDialog } from "../acts/conflict-dialog.tsx";
import { ContextFacts } from "./context-facts.tsx";
import { ContextSkeleton } from "./context-skeleton.tsx";

/** The column beside the ticket. */
export const TicketContext = memo(function TicketContext({ number }: { number: number }) {
  const { ticket, error } = useTicket(number);
  const { change, conflict } = useChangeTicket();
  const [, ask] = useAskedAct(number);
  if (!ticket) return error ? null : <ContextSkeleton />;
  return (
    <TicketProvider value={{ ticket, ask, change }}>
      <ContextFacts key={ticket.id} ticket={ticket} />
      <ConflictDialog conflict={conflict} />
    </TicketProvider>
  );
});
