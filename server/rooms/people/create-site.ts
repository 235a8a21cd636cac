import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { insertSite, organizationById, siteById, type SiteRow } from "./store-places.ts";
import { checkTimeZone } from "./time-zone.ts";

export interface SiteGiven {
  organization_id: string;
  name: string;
  address?: string;
  time_zone?: string;
}

/** Adds a site to an organization; publishes `site.created`. */
export async function createSite(tx: Db, actor: Actor, given: SiteGiven): Promise<SiteRow> {
  checkTimeZone(given.time_zone);
  const organization = await organizationById(tx, given.organization_id);
  if (!organization) throw wrongField("/organization_id", "unknown", { what: "organization" });
  const id = newId();
  const added = await insertSite(tx, {
    id,
    organization_id: organization.id,
    name: given.name,
    address: given.address ?? null,
    time_zone: given.time_zone ?? "Europe/Oslo",
  });
  if (!added) throw wrongField("/name", "taken");
  await publish(tx, {
    type: "site.created",
    actorId: actor.personId,
    data: { site_id: id, name: given.name, organization: organization.name },
  });
  const row = await siteById(tx, id);
  if (!row) throw new Error("the site just added is gone");
  return row;
}
