import type { Generated, JSONColumnType } from "kysely";
import type { RoutingCause, RoutingContent, RoutingReason } from "../../../contract/routing.ts";
import type { Language } from "../../../contract/shapes.ts";

/** A rule as it was written, with whether it was on. */
export type Kept = RoutingContent & { active: boolean };

/** Somebody who was looked at: `p` who, `no` why not, `l` their work in points. Short, for there may be a thousand of them. */
export interface Seen {
  p: string;
  no?: RoutingReason[];
  l?: number;
}

export type TurnState = "asking" | "waiting" | "over";
export type Outcome = "offered" | "waiting" | "given_up";

export interface RoutingTables {
  skill: { id: string; name: string; active: Generated<boolean>; created_at: Date };
  work_profile: {
    person_id: string;
    languages: Language[];
    calendar_id: string | null;
    cap: number;
    share: number;
    changed_at: Date;
    changed_by: string | null;
  };
  person_skill: { person_id: string; skill_id: string; level: number };
  routing_rule: {
    id: string;
    place: number;
    name: string;
    active: boolean;
    content: JSONColumnType<RoutingContent>;
    language: Language;
    time_zone: string;
    changed_by: string;
    changed_at: Date;
    retired_at: Date | null;
    version: Generated<number>;
  };
  routing_rule_version: {
    rule_id: string;
    version: number;
    was: JSONColumnType<Kept>;
    restored: number | null;
    changed_by: string;
    changed_at: Date;
  };
  routing_turn: {
    ticket_id: string;
    rule_id: string;
    state: TurnState;
    holder_id: string | null;
    asked: string[];
    points: number;
    began_at: Date;
    give_up_at: Date;
    looked_at: Date;
  };
  routing_last: { rule_id: string; person_id: string; turn: string };
  routing_decision: {
    id: string;
    ticket_id: string;
    rule_id: string;
    version: number;
    at: Date;
    cause: RoutingCause;
    outcome: Outcome;
    person_id: string | null;
    team_id: string;
    until_at: Date | null;
    considered: JSONColumnType<Seen[]>;
  };
  // Published by other rooms.
  person_card: { id: string; name: string; language: Language; active: boolean };
  offer: { ticket_id: string; technician_id: string; offered_by: string | null; at: Date; until_at: Date | null; answer: string | null };
  team_member: { team_id: string; person_id: string; rights: string[] };
}
