import { useAsk } from "../../platform/queries.ts";
import type { NextWord } from "./progress.ts";

/** By when there is more to hear of each of my open tickets, by its id. */
export function useNextWords(): (ticketId: string) => NextWord | undefined {
  const { data } = useAsk("GET /next-updates", { query: { as: "requester" } });
  return (ticketId) => data?.items.find(({ ticket }) => ticket.id === ticketId);
}
