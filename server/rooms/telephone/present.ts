import type { TelephoneEvent, TelephoneSystem } from "../../../contract/telephone.ts";
import type { Language } from "../../../contract/shapes.ts";
import { sayAsteriskFault } from "./asterisk/fault.ts";
import type { linesOf, ShownSystem } from "./store.ts";
import type { LoggedRow } from "./store-log.ts";

type Line = Awaited<ReturnType<typeof linesOf>>[number];

const presentAsterisk = (language: Language, row: ShownSystem): TelephoneSystem["asterisk"] =>
  row.ari_url === null || row.ari_user === null || row.ari_app === null
    ? null
    : {
        url: row.ari_url,
        user: row.ari_user,
        app: row.ari_app,
        certificate: row.ari_certificate,
        connected_at: row.connected_at?.toISOString() ?? null,
        failing_since: row.failing_since?.toISOString() ?? null,
        fault: row.fault ? sayAsteriskFault(language, row.fault) : null,
      };

export const presentSystem = (language: Language, row: ShownSystem, lines: readonly Line[]): TelephoneSystem => ({
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
  asterisk: presentAsterisk(language, row),
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
