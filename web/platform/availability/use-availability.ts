import type { AvailabilityState } from "../../../contract/availability.ts";
import { useAsk } from "../queries.ts";
import { useMay } from "../session.tsx";

/** How available somebody of the desk is now, by id. Undefined while it is not known yet, and for who has no part in it. */
export function useAvailability(): (personId: string) => AvailabilityState | undefined {
  const may = useMay();
  const { data } = useAsk("GET /availability/now", { enabled: may("tickets:work"), staleTime: 60_000 });
  const states = data && new Map(data.items.map(({ person, state }) => [person.id, state]));
  return (personId) => states && (states.get(personId) ?? "unknown");
}
