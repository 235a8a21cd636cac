import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { organizationById, roomById, siteById } from "./store-places.ts";

export interface Place {
  organization_id?: string | null;
  site_id?: string | null;
  room_id?: string | null;
}

export interface SettledPlace {
  organization_id: string | null;
  site_id: string | null;
  room_id: string | null;
  /** Of the site, for somebody who gave no time zone. */
  time_zone: string | null;
}

const nowhere: Required<Place> = { organization_id: null, site_id: null, room_id: null };

/**
 * Makes organization, site and room agree: a room says its site, a site its organization; a place that lies elsewhere is
 * refused at its field. `before` is where the person was: what a change contradicts without naming it is let go.
 */
export async function settlePlace(tx: Db, given: Place, before: Required<Place> = nowhere): Promise<SettledPlace> {
  const room = given.room_id ? await roomById(tx, given.room_id) : null;
  if (given.room_id && !room) throw wrongField("/room_id", "unknown", { what: "room" });
  if (room && given.site_id !== undefined && given.site_id !== room.site_id) throw wrongField("/room_id", "elsewhere", { what: "site" });

  const named = given.site_id !== undefined || room !== null;
  const siteId = room ? room.site_id : given.site_id !== undefined ? given.site_id : before.site_id;
  const site = siteId ? await siteById(tx, siteId) : null;
  if (siteId && !site) throw wrongField("/site_id", "unknown", { what: "site" });

  const organizationId =
    given.organization_id !== undefined ? given.organization_id : named && site ? site.organization_id : before.organization_id;
  if (given.organization_id && !(await organizationById(tx, given.organization_id))) {
    throw wrongField("/organization_id", "unknown", { what: "organization" });
  }
  if (site && site.organization_id !== organizationId) {
    if (named) throw wrongField(room ? "/room_id" : "/site_id", "elsewhere", { what: "organization" });
    return { organization_id: organizationId, site_id: null, room_id: null, time_zone: null };
  }
  const staysPut = given.room_id === undefined && siteId === before.site_id;
  return {
    organization_id: organizationId,
    site_id: siteId ?? null,
    room_id: room ? room.id : staysPut ? before.room_id : null,
    time_zone: site?.time_zone ?? null,
  };
}
