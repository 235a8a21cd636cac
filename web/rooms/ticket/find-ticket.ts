import type { Ticket, TicketSummary } from "../../../contract/tickets.ts";
import type { Answer } from "../../platform/client.ts";
import { askAhead, askPagesAhead, keep, useAsk } from "../../platform/queries.ts";
import { queryClient } from "../../platform/query-client.ts";
import { refreshAfter } from "../../platform/refresh.ts";

/** How this room names a ticket to the API everywhere, so that what is read is found again. */
export const given = (number: number) => ({ params: { id: String(number) } });
export const timelinePage = { order: "newest", limit: 50 } as const;

type Listed = Answer<"GET /tickets">;
type Found = Answer<"GET /search">;
const inside = (row: Listed["items"][number]): row is TicketSummary & { audience: "technician" } => row.audience === "technician";

/** What was read of a ticket before, or a list knows of it, so that it can be painted before it is read. */
export function knownOf(number: number): TicketSummary | undefined {
  const read = queryClient.getQueryData<Answer<"GET /tickets/{id}">>(["GET /tickets/{id}", given(number)]);
  if (read?.audience === "technician") return read;
  for (const [, data] of queryClient.getQueriesData<Listed & { pages?: Listed[] }>({ queryKey: ["GET /tickets"] })) {
    for (const page of data?.pages ?? (data?.items ? [data] : [])) {
      const row = page.items.find((item) => item.number === number);
      if (row && inside(row)) return row;
    }
  }
  for (const [, data] of queryClient.getQueriesData<Found>({ queryKey: ["GET /search"] })) {
    const row = data?.tickets.find(({ ticket }) => ticket.number === number)?.ticket;
    if (row && inside(row)) return row;
  }
  return undefined;
}

/** A ticket by its number: whole once read, and until then what a list knew of it. */
export function useTicket(number: number | null) {
  const asked = useAsk("GET /tickets/{id}", { ...given(number ?? 0), enabled: number !== null });
  const ticket = asked.data?.audience === "technician" ? asked.data : undefined;
  return {
    ticket,
    summary: ticket ?? (number === null ? undefined : knownOf(number)),
    error: asked.error,
    retry: () => void asked.refetch(),
  };
}

/** Reads a ticket and its story before it is opened. */
export function askTicketAhead(number: number): void {
  askAhead("GET /tickets/{id}", given(number));
  askPagesAhead("GET /tickets/{id}/timeline", { ...given(number), query: timelinePage });
}

/** Puts the ticket as the server just answered it into the cache. */
export function keepTicket(answer: Answer<"GET /tickets/{id}">): void {
  if (answer.audience === "technician") keep("GET /tickets/{id}", given(answer.number), answer);
}

/** After a write: what tells of the ticket is read anew, its story and the lists too. */
export const readAnew = (number: number): void => refreshAfter("PATCH /tickets/{id}", given(number).params);

/** After a write that answered the ticket. */
export function settle(answer: Answer<"GET /tickets/{id}">): void {
  keepTicket(answer);
  readAnew(answer.number);
}

export const firstName = (name: string): string => name.split(" ")[0] ?? name;

/** Changes a ticket in the cache only, until the server answers; returns how to take it back. */
export function show(number: number, facts: (before: Ticket) => Partial<Ticket>): () => void {
  const key = ["GET /tickets/{id}", given(number)];
  const before = queryClient.getQueryData<Ticket>(key);
  if (before?.audience !== "technician") return () => {};
  void queryClient.cancelQueries({ queryKey: key });
  const shown = queryClient.setQueryData<Ticket>(key, { ...before, ...facts(before) });
  // Only what nobody has read anew since is taken back.
  return () => void queryClient.setQueryData<Ticket>(key, (now) => (now === shown ? before : now));
}
