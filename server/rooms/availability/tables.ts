import type { ChosenAvailability } from "../../../contract/availability.ts";

export interface AvailabilityTables {
  availability: { person_id: string; chosen: ChosenAvailability; chosen_at: Date; confirmed_at: Date };
  // Published by other rooms.
  person_card: { id: string; name: string; active: boolean };
}
