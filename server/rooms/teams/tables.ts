import type { Generated } from "kysely";

export interface TeamTables {
  team: {
    id: string;
    key: string;
    name: string;
    tier: number;
    email: string | null;
    handles: "security" | "systemic" | null;
    is_default: Generated<boolean>;
    created_at: Generated<Date>;
  };
  team_member: { team_id: string; person_id: string; lead: Generated<boolean> };
  /** Of the people room, for the members' names. */
  person: { id: string; name: string; active: boolean };
}
