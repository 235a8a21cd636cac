import type { Generated, JSONColumnType } from "kysely";

export type Step = { text: string; mandatory: boolean };

export interface ChecklistTables {
  checklist_template: {
    id: string;
    name: string;
    items: JSONColumnType<Step[]>;
    active: Generated<boolean>;
    version: Generated<number>;
    changed_at: Date;
  };
  ticket_checklist: {
    id: string;
    ticket_id: string;
    template_id: string | null;
    name: string;
    added_by: string | null;
    added_at: Date;
  };
  ticket_checklist_item: {
    id: string;
    checklist_id: string;
    place: number;
    text: string;
    mandatory: boolean;
    done_by: string | null;
    done_at: Date | null;
  };
  // Published by other rooms.
  person_card: { id: string; name: string };
}
