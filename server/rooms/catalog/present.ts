import type { Category, RequestType } from "../../../contract/catalog.ts";
import { allTargets } from "./parts.ts";
import type { CategoryRow, RequestTypeRow } from "./store.ts";

export const presentCategory = (row: CategoryRow): Category => ({
  id: row.id,
  parent_id: row.parent_id,
  key: row.key,
  name: { en: row.name_en, nb: row.name_nb },
  path: { en: row.path_en, nb: row.path_nb },
  keywords: row.keywords,
  team: row.team_id && row.team_name !== null ? { id: row.team_id, name: row.team_name } : null,
  active: row.active,
});

/** A request type; whoever does not see the inside of tickets is told nothing of what technicians alone answer. */
export const presentRequestType = (row: RequestTypeRow, inside: boolean): RequestType => ({
  id: row.id,
  key: row.key,
  name: { en: row.name_en, nb: row.name_nb },
  hint: { en: row.hint_en, nb: row.hint_nb },
  icon: row.icon,
  kind: row.kind,
  category: row.category_id && row.category_name !== null ? { id: row.category_id, name: row.category_name } : null,
  team: row.team_id && row.team_name !== null ? { id: row.team_id, name: row.team_name } : null,
  impact: row.impact,
  urgency: row.urgency,
  confidential: row.confidential,
  fields: inside ? row.fields : row.fields.filter(({ internal, retired }) => !internal && !retired),
  steps: inside ? row.steps : [],
  reply: inside ? row.reply : null,
  checklist_id: inside ? row.checklist_id : null,
  macro_ids: inside ? row.macro_ids : [],
  targets: allTargets(inside ? row.targets : {}),
  active: row.active,
  version: row.version,
});
