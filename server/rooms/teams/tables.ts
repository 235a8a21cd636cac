import type { Generated } from "kysely";
import type { TeamRight } from "../../../contract/teams.ts";

/** What a reply to a closed ticket does: `reopen_within` so many days only. */
export type FollowUp = "reopen" | "new" | "reopen_within";

export interface TeamTables {
  team: {
    id: string;
    key: string;
    name: string;
    tier: number;
    email: string | null;
    handles: "security" | "systemic" | null;
    is_default: Generated<boolean>;
    follow_up: Generated<FollowUp>;
    follow_up_days: Generated<number>;
    closed: Generated<boolean>;
    confidential: Generated<boolean>;
    created_at: Generated<Date>;
  };
  team_member: { team_id: string; person_id: string; lead: Generated<boolean>; rights: Generated<TeamRight[]> };
  /** Of the people room, for the members' names. */
  person: { id: string; name: string; active: boolean };
}
