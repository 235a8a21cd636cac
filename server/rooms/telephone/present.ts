import type { TelephoneEvent, TelephoneSystem } from "../../../contract/telephone.ts";
import type { linesOf, ShownSystem } from "./store.ts";
import type { LoggedRow } from "./store-log.ts";

type Line = Awaited<ReturnType<typeof linesOf>>[number];

export const presentSystem = (row: ShownSystem, lines: readonly Line[]): TelephoneSystem => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  active: row.active,
  country: row.country,
  team_id: row.team_id,
  team: row.team_id ? { id: row.team_id, name: row.team_name ?? "" } : null,
  call_back_minutes: row.call_back_minutes,
  language: row.language,
  lines: lines.filter(({ system_id }) => system_id === row.id).map(({ line, person_id, name }) => ({ line, person_id, name })),
  last_event_at: row.last_event_at?.toISOString() ?? null,
  changed_at: row.changed_at.toISOString(),
  version: row.version,
});

export const presentLogged = ({ id, at, type, call_id, number, who, outcome }: LoggedRow): TelephoneEvent => ({
  id,
  at: at.toISOString(),
  type,
  call_id,
  number,
  who,
  outcome,
});
