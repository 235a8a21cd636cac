import type { Priority } from "../../../contract/catalog.ts";
import type { Level, Metric } from "../../../contract/service-levels.ts";

/** As it is kept: with which version it is, of its own. */
export interface KeptLevel extends Level {
  id: string;
  version: number;
}

/** What a ticket is, as far as promises ask. */
export interface Standing {
  priority: Priority;
  request_type_id: string | null;
  organization_id: string | null;
  /** For whom it is. */
  person_id: string | null;
  team_id: string;
}

const among = (wanted: readonly string[], one: string | null): boolean => wanted.length === 0 || (one !== null && wanted.includes(one));

/** Whether a level is for a ticket. Pure. */
export const isFor = ({ for: wanted }: Level, ticket: Standing): boolean =>
  among(wanted.priorities, ticket.priority) &&
  among(wanted.request_types, ticket.request_type_id) &&
  among(wanted.organizations, ticket.organization_id) &&
  among(wanted.people, ticket.person_id) &&
  among(wanted.teams, ticket.team_id);

/** Which level says when this is due: the first that is for the ticket and names the target. Null: none does. Pure. */
export const levelFor = <L extends Level>(levels: readonly L[], ticket: Standing, metric: Metric): L | null =>
  levels.find((level) => level.targets[metric] !== null && isFor(level, ticket)) ?? null;
