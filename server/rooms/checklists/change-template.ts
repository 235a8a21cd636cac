import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId } from "../../platform/id.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { requireVersion } from "../../platform/require-version.ts";
import { presentTemplate } from "./present.ts";
import { endTemplate, lockTemplate, namedAlike, updateTemplate, type TemplateRow } from "./store-templates.ts";
import type { Step } from "./tables.ts";

async function lock(tx: Db, id: string): Promise<TemplateRow> {
  const row = isId(id) ? await lockTemplate(tx, id) : undefined;
  if (!row) throw notFound("checklist");
  return row;
}

/** Changes what tickets may take from now on. Publishes `checklist_template.changed`. */
export async function changeTemplate(
  tx: Db,
  actor: Actor,
  now: Date,
  id: string,
  change: { name?: string | undefined; items?: Step[] | undefined },
  ifMatch: string | undefined,
): Promise<TemplateRow> {
  const before = await lock(tx, id);
  await requireVersion(before, ifMatch, async () => presentTemplate(before));
  const { name = before.name, items = before.items } = change;
  if (await namedAlike(tx, name, before.id)) throw wrongField("/name", "taken");
  const row = await updateTemplate(tx, { id: before.id, name, items }, now);
  const data = { template_id: row.id, name, from: before.items.length, to: items.length };
  await publish(tx, { type: "checklist_template.changed", actorId: actor.personId, data }, now);
  return row;
}

/** Offers it no more. Publishes `checklist_template.removed`. */
export async function removeTemplate(tx: Db, actor: Actor, now: Date, id: string): Promise<void> {
  const row = await lock(tx, id);
  await endTemplate(tx, row.id, now);
  const data = { template_id: row.id, name: row.name };
  await publish(tx, { type: "checklist_template.removed", actorId: actor.personId, data }, now);
}
