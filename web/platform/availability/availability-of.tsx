import { AvailabilityMark } from "../../ui/availability-mark.tsx";
import { useAvailability } from "./use-availability.ts";

/** The mark beside a technician's name; none for whom nobody knows. */
export function AvailabilityOf({ personId }: { personId: string }) {
  const state = useAvailability()(personId);
  return state && state !== "unknown" ? <AvailabilityMark state={state} named /> : null;
}
