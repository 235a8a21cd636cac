import type { Generated } from "kysely";
import type { Priority } from "../../../contract/catalog.ts";
import type { z } from "zod";
import type { Status, waitingReason } from "../../../contract/ticket.ts";
import type { DeskPromise, Promised } from "../../../contract/promises.ts";

type WaitingReason = z.infer<typeof waitingReason>;

export interface PromiseTables {
  promise: {
    id: string;
    ticket_id: string;
    team_id: string;
    what: Promised;
    words: string;
    /** Null: the desk itself. */
    promised_by: string | null;
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
  /** A ticket, what was said on it, and the word that is owed on it: a view. */
  update_history_card: {
    ticket_id: string;
    status: Status;
    waiting_reason: WaitingReason | null;
    opened_at: Date;
    over_at: Date | null;
    gone: boolean;
    priority: Priority;
    request_type_id: string | null;
    organization_id: string | null;
    person_id: string | null;
    team_id: string;
    site_id: string | null;
    answered_at: Date | null;
    asked_at: Date | null;
    called_at: Date | null;
    reopened_at: Date | null;
    kept_at: Date | null;
    /** It has or had one. */
    ever: boolean;
    id: string | null;
    made_at: Date | null;
    due_at: Date | null;
    state: "open" | "broken" | null;
    moved: number | null;
  };
  // Published by other rooms.
  person_card: { id: string; name: string };
  team_card: { id: string; name: string };
}
