import type { z } from "zod";
import type { alertRoutes } from "../../../contract/alerts.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { findCategory } from "../catalog/index.ts";
import { findTeam } from "../teams/index.ts";
import { changeSourceRow, insertSource, type SourceRow } from "./store-sources.ts";

type Created = z.output<(typeof alertRoutes)["POST /alert-sources"]["body"]>;
type Changed = z.output<(typeof alertRoutes)["PATCH /alert-sources/{id}"]["body"]>;

const defaults = {
  on_resolved: "solve" as const,
  severities: {
    critical: { impact: 1, urgency: 1 },
    error: { impact: 2, urgency: 1 },
    warning: { impact: 3, urgency: 2 },
    info: { impact: 3, urgency: 3 },
  },
  reopen_hours: 24,
  flap_changes: 5,
  flap_minutes: 30,
  quiet_minutes: 30,
};

async function check(tx: Db, { team_id, category_id }: Changed): Promise<void> {
  if (team_id && !(await findTeam(tx, team_id))) throw wrongField("/team_id", "unknown", { what: "team" });
  if (category_id && !(await findCategory(tx, category_id))) throw wrongField("/category_id", "unknown", { what: "category" });
}

const columnsOf = ({ severities, ...given }: Changed) => ({ ...given, ...(severities && { severities: JSON.stringify(severities) }) });

/** Takes alerts of one more program. Publishes `alert_source.created`. Answers its id. */
export async function createSource(tx: Db, actor: Actor, now: Date, { key, ...given }: Created): Promise<string> {
  await check(tx, given);
  const id = newId();
  const row = {
    ...defaults,
    ...given,
    severities: JSON.stringify(given.severities ?? defaults.severities),
    id,
    key,
    name: given.name,
    changed_at: now,
  };
  const made = { team_id: null, category_id: null, person_id: null, ...row };
  if (!(await insertSource(tx, made))) throw wrongField("/key", "taken");
  await publish(tx, { type: "alert_source.created", actorId: actor.personId, data: { source_id: id, key, name: given.name } }, now);
  return id;
}

/** Publishes `alert_source.changed` with what was changed. */
export async function changeSource(tx: Db, actor: Actor, now: Date, row: SourceRow, given: Changed): Promise<void> {
  await check(tx, given);
  await changeSourceRow(tx, row.id, { ...columnsOf(given), changed_at: now });
  const data = { source_id: row.id, key: row.key, name: given.name ?? row.name, fields: Object.keys(given) };
  await publish(tx, { type: "alert_source.changed", actorId: actor.personId, data }, now);
}
