import type { Generated, JSONColumnType } from "kysely";
import type { MacroAct, PreparedScope, PreparedTexts } from "../../../contract/macros.ts";

export interface MacroTables {
  prepared: {
    id: string;
    kind: "snippet" | "macro";
    scope: PreparedScope;
    owner_id: string | null;
    team_id: string | null;
    name: string;
    shortcut: string | null;
    texts: JSONColumnType<PreparedTexts> | null;
    acts: JSONColumnType<MacroAct[]> | null;
    changed_by: string;
    changed_at: Date;
    version: Generated<number>;
  };
  personal_signature: { person_id: string; texts: JSONColumnType<PreparedTexts> };
  // Published by other rooms.
  team_card: { id: string; name: string };
}
