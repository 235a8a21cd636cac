import type { Doing } from "../../../contract/presence.ts";

export interface PresenceTables {
  presence: { person_id: string; ticket_id: string; screen: string; doing: Doing; seen_at: Date };
  /** A view that the room of people publishes. */
  person_card: { id: string; name: string };
}
