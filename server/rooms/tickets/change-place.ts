import type { Db } from "../../platform/db.ts";
import { wrongField } from "../../platform/problem.ts";
import { findRoomById, findSiteById } from "../people/index.ts";
import type { TicketRow } from "./store-rows.ts";

interface Place {
  site_id?: string | null;
  room_id?: string | null;
}

/**
 * Where the ticket is about from now on, with the names to tell: a room says its site, and a site elsewhere lets go of the
 * room. What does not exist, or does not go together, is refused at its field.
 */
export async function changePlace(tx: Db, row: Pick<TicketRow, "site_id" | "room_id">, given: Place) {
  const room = given.room_id ? await findRoomById(tx, given.room_id) : null;
  if (given.room_id && !room) throw wrongField("/room_id", "unknown", { what: "room" });
  const siteId = given.site_id === undefined && room ? room.site_id : (given.site_id ?? (given.site_id === null ? null : row.site_id));
  const site = siteId ? await findSiteById(tx, siteId) : null;
  if (siteId && !site) throw wrongField("/site_id", "unknown", { what: "site" });
  if (room && room.site_id !== siteId) throw wrongField("/room_id", "elsewhere", { what: "site" });
  const stays = given.room_id === undefined && siteId === row.site_id;
  return { site_id: siteId, site: site?.name ?? null, room_id: stays ? row.room_id : (room?.id ?? null), room: room?.name ?? null, stays };
}
