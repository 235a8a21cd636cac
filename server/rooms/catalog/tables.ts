import type { Generated, JSONColumnType } from "kysely";
import type { Priority, RequestType, Targets } from "../../../contract/catalog.ts";
import type { Step } from "../../../contract/step.ts";
import type { FieldKept } from "../../../contract/field.ts";

export interface CatalogTables {
  category: {
    id: string;
    parent_id: string | null;
    key: string;
    name_en: string;
    name_nb: string;
    keywords: Generated<string[]>;
    team_id: string | null;
    position: Generated<number>;
    active: Generated<boolean>;
  };
  request_type: {
    id: string;
    key: string;
    name_en: string;
    name_nb: string;
    hint_en: string;
    hint_nb: string;
    icon: string;
    kind: "incident" | "service_request";
    category_id: string | null;
    team_id: string | null;
    impact: number;
    urgency: number;
    fields: JSONColumnType<FieldKept[]>;
    steps: JSONColumnType<Step[], string | undefined, string>;
    position: Generated<number>;
    active: Generated<boolean>;
    confidential: Generated<boolean>;
    reply: JSONColumnType<NonNullable<RequestType["reply"]>, string | null | undefined, string | null> | null;
    checklist_id: string | null;
    macro_ids: Generated<string[]>;
    targets: JSONColumnType<Partial<Targets>, string | undefined, string>;
    version: Generated<number>;
  };
  priority_matrix: { impact: number; urgency: number; priority: Priority };
  priority_target: { priority: Priority; resolution_minutes: number; update_minutes: number };
  /** Of the teams room, for the names. */
  team: { id: string; name: string };
}
