import type { AlertSource, TicketAlert } from "../../../contract/alerts.ts";
import type { Language } from "../../../contract/shapes.ts";
import type { CategoryRow } from "../catalog/index.ts";
import type { AlertRow } from "./store.ts";
import type { ShownSource } from "./store-sources.ts";

export const presentAlert = (row: AlertRow & { source: string }): TicketAlert => ({
  id: row.id,
  title: row.title,
  source: row.source,
  severity: row.severity,
  status: row.status,
  since: row.status_since.toISOString(),
  count: row.count,
  first_at: row.first_at.toISOString(),
  last_at: row.last_at.toISOString(),
  flapping_since: row.flapping_since?.toISOString() ?? null,
  url: row.url,
});

export const presentSource = (row: ShownSource, categories: ReadonlyMap<string, CategoryRow>, language: Language): AlertSource => {
  const category = row.category_id ? categories.get(row.category_id) : undefined;
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    active: row.active,
    team_id: row.team_id,
    team: row.team_id ? { id: row.team_id, name: row.team_name ?? "" } : null,
    category_id: row.category_id,
    category: category ? { id: category.id, name: language === "nb" ? category.name_nb : category.name_en } : null,
    on_resolved: row.on_resolved,
    severities: row.severities,
    reopen_hours: row.reopen_hours,
    flap_changes: row.flap_changes,
    flap_minutes: row.flap_minutes,
    quiet_minutes: row.quiet_minutes,
    firing: row.firing,
    changed_at: row.changed_at.toISOString(),
    version: row.version,
  };
};
