import type { Generated } from "kysely";
import type { DeskPromise, Promised } from "../../../contract/promises.ts";

export interface PromiseTables {
  promise: {
    id: string;
    ticket_id: string;
    team_id: string;
    what: Promised;
    words: string;
    promised_by: string;
    told: boolean;
    due_at: Date;
    remind_minutes: number;
    remind_at: Date;
    state: Generated<DeskPromise["state"]>;
    done_at: Date | null;
    done_by: string | null;
    reason: string | null;
    moved: Generated<number>;
    reminded_at: Date | null;
    due_told_at: Date | null;
    made_by: string | null;
    made_at: Date;
    ended_at: Date | null;
  };
  // Published by other rooms.
  person_card: { id: string; name: string };
  team_card: { id: string; name: string };
}
