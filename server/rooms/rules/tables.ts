import type { Generated, JSONColumnType } from "kysely";
import type { RuleAct, RuleOccasion, RuleRun, RuleVersion } from "../../../contract/rules.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { Refusal } from "../tickets/index.ts";

/** What became of one act. */
export interface Step {
  act: RuleAct["act"];
  result: RuleRun["steps"][number]["result"];
  refusal: Refusal | null;
}

/** A rule as it was written. */
export type Content = Pick<RuleVersion, "name" | "teams" | "when" | "filter" | "acts" | "last" | "active">;

export interface RuleTables {
  rule: {
    id: string;
    name: string;
    place: number;
    active: boolean;
    teams: string[];
    occasion: JSONColumnType<RuleOccasion>;
    filter: string;
    acts: JSONColumnType<RuleAct[]>;
    last: boolean;
    language: Language;
    time_zone: string;
    changed_by: string;
    changed_at: Date;
    active_from: Date | null;
    stopped_at: Date | null;
    retired_at: Date | null;
    version: Generated<number>;
  };
  rule_version: {
    rule_id: string;
    version: number;
    was: JSONColumnType<Content>;
    restored: number | null;
    changed_by: string;
    changed_at: Date;
  };
  rule_run: {
    id: string;
    rule_id: string;
    version: number;
    ticket_id: string;
    event_id: string | null;
    state_at: Date | null;
    at: Date;
    result: RuleRun["result"];
    steps: JSONColumnType<Step[]>;
  };
  // Published by other rooms.
  person_card: { id: string; name: string };
  ticket_text: { id: string; number: number; subject: string };
  contact_card: { id: string; ticket_id: string | null; started_at: Date };
}
