import type { Ticket } from "../../../../contract/tickets.ts";
import { useAsk } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { given } from "../find-ticket.ts";
import { ChatPane } from "./chat-pane.tsx";

/** The chat of a ticket that goes on, or waits for somebody. One that is over stands in the story as what was said. */
export function Chats({ ticket }: { ticket: Ticket }) {
  const may = useMay()("contacts:read");
  const { data } = useAsk("GET /tickets/{id}/chats", {
    ...given(ticket.number),
    enabled: may && ticket.channel === "chat",
    staleTime: 10_000,
  });
  const going = (data?.items ?? []).find(({ state }) => state !== "ended");
  return going ? <ChatPane key={going.id} chat={going} ticket={ticket} /> : null;
}
