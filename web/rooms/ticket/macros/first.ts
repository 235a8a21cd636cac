import type { Ticket } from "../../../../contract/tickets.ts";
import { useAsk } from "../../../platform/queries.ts";
import { given } from "../find-ticket.ts";

/** Pure: those of the request type first, in its order, and then the others as they came. */
export const firstOf = <T extends { id: string }>(all: readonly T[], first: readonly string[]): T[] => [
  ...first.flatMap((id) => all.find((one) => one.id === id) ?? []),
  ...all.filter(({ id }) => !first.includes(id)),
];

/** Ids of the macros that the ticket's request type offers first. */
export function useFirstMacros({ number, request_type }: Ticket): readonly string[] {
  const { data } = useAsk("GET /tickets/{id}/form", { ...given(number), enabled: request_type !== null });
  return data?.macros ?? [];
}
