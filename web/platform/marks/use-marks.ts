import type { MarkedPerson } from "../../../contract/person-marks.ts";
import { useAsk } from "../queries.ts";
import { useMay } from "../session.tsx";

const none: readonly MarkedPerson[] = [];

/** What somebody is marked as, by id: one short list, read once and looked into for every name. Nothing for who is no technician. */
export function useMarks(personId: string | null | undefined): readonly MarkedPerson[] {
  const may = useMay();
  const { data } = useAsk("GET /people/marks", {
    enabled: may("tickets:work"),
    staleTime: 5 * 60_000,
    select: ({ items }) => items.filter(({ person_id }) => person_id === personId),
  });
  return personId && data ? data : none;
}
