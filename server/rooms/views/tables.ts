import type { Generated, JSONColumnType } from "kysely";
import type { GroupField, ViewColumn, ViewMark, ViewSort } from "../../../contract/views.ts";

export interface ViewTables {
  ticket_view: {
    id: string;
    name: string;
    scope: "personal" | "team" | "shared";
    owner_id: string;
    team_id: string | null;
    filter: string;
    sort_field: ViewSort["field"];
    descending: boolean;
    columns: ViewColumn[];
    group_by: GroupField | null;
    marks: JSONColumnType<ViewMark[]>;
    created_at: Date;
    updated_at: Date;
    retired_at: Date | null;
    version: Generated<number>;
  };
  ticket_view_place: { person_id: string; view_id: string; place: number; pinned: boolean };
  // Published by other rooms.
  person_card: { id: string; name: string };
  team_card: { id: string; key: string; name: string; tier: number };
}
