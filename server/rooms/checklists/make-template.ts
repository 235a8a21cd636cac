import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { insertTemplate, type TemplateRow } from "./store-templates.ts";
import type { Step } from "./tables.ts";

/** Makes a checklist that tickets may take. Publishes `checklist_template.created`. */
export async function makeTemplate(tx: Db, actor: Actor, now: Date, given: { name: string; items: Step[] }): Promise<TemplateRow> {
  const row = await insertTemplate(tx, { id: newId(), ...given }, now);
  if (!row) throw wrongField("/name", "taken");
  const data = { template_id: row.id, name: row.name };
  await publish(tx, { type: "checklist_template.created", actorId: actor.personId, data }, now);
  return row;
}
