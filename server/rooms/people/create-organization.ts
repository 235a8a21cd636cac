import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { sourceOf } from "./create-person.ts";
import { insertOrganization, organizationByDomain, organizationById, type OrganizationRow } from "./store-places.ts";

export interface OrganizationGiven {
  name: string;
  /** People with mail at this domain belong to it. */
  domain?: string | null;
  external_id?: string | null;
  source?: string | null;
}

/** Adds an organization; publishes `organization.created`. */
export async function createOrganization(tx: Db, actor: Actor, given: OrganizationGiven): Promise<OrganizationRow> {
  const id = newId();
  const domain = given.domain?.toLowerCase() ?? null;
  const added = await insertOrganization(tx, {
    id,
    name: given.name,
    domain,
    external_id: given.external_id ?? null,
    source: sourceOf(given),
  });
  if (!added) {
    const taken = domain !== null && (await organizationByDomain(tx, domain)) !== undefined;
    throw wrongField(taken ? "/domain" : "/external_id", "taken");
  }
  await publish(tx, { type: "organization.created", actorId: actor.personId, data: { organization_id: id, name: given.name } });
  const row = await organizationById(tx, id);
  if (!row) throw new Error("the organization just added is gone");
  return row;
}
