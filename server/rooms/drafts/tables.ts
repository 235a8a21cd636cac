import type { Generated } from "kysely";

export interface DraftTables {
  draft: { person_id: string; key: string; body: string; updated_at: Date };
  shared_draft: {
    ticket_id: string;
    body: string;
    version: Generated<number>;
    shared_by: string;
    shared_at: Date;
    changed_by: string;
    changed_at: Date;
  };
  /** A view that the room of people publishes. */
  person_card: { id: string; name: string };
}
