import type { z } from "zod";
import type { CompanyGroup } from "../../../contract/company.ts";
import type { scimRoutes } from "../../../contract/scim.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { requireSession } from "../access/index.ts";
import { checkGroups } from "../company/index.ts";
import { findOrganizationById } from "../people/index.ts";
import { refreshAll } from "./refresh-rights.ts";
import { countSources, insertSource, putRules, sourceNamed, updateSource, type SourceRow } from "./store-source.ts";

type Created = z.output<(typeof scimRoutes)["POST /scim-sources"]["body"]>;
type Changed = z.output<(typeof scimRoutes)["PATCH /scim-sources/{id}"]["body"]>;

const most = 20;
const defaults = { active: true, organization_id: null, language: "en" as const, most_leaving: 10 };
const never = { heard_at: null, held_since: null, let_go_until: null };

async function check(tx: Db, given: Changed): Promise<void> {
  if (given.organization_id && !(await findOrganizationById(tx, given.organization_id)))
    throw wrongField("/organization_id", "unknown", { what: "organization" });
  await checkGroups(tx, given.groups ?? []);
}

const rowsOf = (sourceId: string, groups: readonly CompanyGroup[]) =>
  groups.map((group, position) => ({ ...group, id: newId(), source_id: sourceId, position, lead: group.team_id !== null && group.lead }));

/** Publishes `scim_source.created`. */
export async function createSource(tx: Db, actor: Actor, now: Date, { groups = [], ...given }: Created): Promise<string> {
  requireSession(actor);
  await check(tx, { ...given, groups });
  if ((await countSources(tx)) >= most) throw new Problem(409, "too_many_ready", { facts: { most } });
  const id = newId();
  if (!(await insertSource(tx, { ...defaults, ...given, ...never, id, changed_at: now }))) throw wrongField("/name", "taken");
  await putRules(tx, id, rowsOf(id, groups));
  const data = { scim_source_id: id, name: given.name };
  await publish(tx, { type: "scim_source.created", actorId: actor.personId, data }, now);
  return id;
}

/** Publishes `scim_source.changed` with the names of what was changed. What its groups give changes at once. */
export async function changeSource(tx: Db, actor: Actor, now: Date, row: SourceRow, { groups, ...given }: Changed): Promise<void> {
  requireSession(actor);
  await check(tx, { ...given, ...(groups && { groups }) });
  if (given.name && (await sourceNamed(tx, given.name, row.id))) throw wrongField("/name", "taken");
  await updateSource(tx, row.id, { ...given, changed_at: now });
  if (groups) await putRules(tx, row.id, rowsOf(row.id, groups));
  if (groups ?? (given.active !== undefined && given.active !== row.active)) await refreshAll(tx, { ...row, ...given }, now);
  const data = { scim_source_id: row.id, name: given.name ?? row.name, fields: [...Object.keys(given), ...(groups ? ["groups"] : [])] };
  await publish(tx, { type: "scim_source.changed", actorId: actor.personId, data }, now);
}
