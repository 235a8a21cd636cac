import type { Generated } from "kysely";
import type { Priority } from "../../../contract/catalog.ts";
import type { Status } from "../../../contract/tickets.ts";

export type StoredKind = "child_of" | "duplicate_of" | "caused_by" | "related";

export interface LinkTables {
  ticket_link: {
    id: string;
    from_id: string;
    kind: StoredKind;
    to_id: string;
    linked_by: string | null;
    linked_at: Date;
    task: Generated<boolean>;
    mandatory: Generated<boolean>;
  };
  // Published by other rooms.
  person_card: { id: string; name: string };
  linked_ticket_card: {
    id: string;
    number: number;
    subject: string;
    status: Status;
    active: boolean;
    priority: Priority;
    requester_id: string | null;
    team_id: string;
    assignee_id: string | null;
    restricted: boolean;
    discarded_at: Date | null;
    confidential: boolean;
    reader_ids: string[];
  };
}
