import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound, wrongField } from "../../platform/problem.ts";
import { organizationByDomain, organizationById, updateOrganization, type OrganizationRow } from "./store-places.ts";

/** Renames an organization or changes its mail domain; publishes `organization.changed` with the names of the fields. */
export async function changeOrganization(
  tx: Db,
  actor: Actor,
  id: string,
  changes: { name?: string; domain?: string | null },
): Promise<OrganizationRow> {
  const before = await organizationById(tx, id);
  if (!before) throw notFound("organization");
  const name = changes.name ?? before.name;
  const domain = changes.domain === undefined ? before.domain : (changes.domain?.toLowerCase() ?? null);
  const after = { ...before, name, domain };
  const fields = (["name", "domain"] as const).filter((field) => after[field] !== before[field]);
  if (fields.length === 0) return before;
  const holder = domain ? await organizationByDomain(tx, domain) : undefined;
  if (holder && holder.id !== id) throw wrongField("/domain", "taken");
  await updateOrganization(tx, id, { name, domain });
  await publish(tx, { type: "organization.changed", actorId: actor.personId, data: { organization_id: id, name, fields } });
  return after;
}
