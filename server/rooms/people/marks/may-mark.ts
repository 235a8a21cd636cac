import { personMarks, type PersonMark } from "../../../../contract/person-marks.ts";
import type { Actor } from "../../../platform/actor.ts";

/**
 * Which marks somebody may set and take away. Whoever helps somebody learns that they need care; who is a VIP decides how fast others are
 * helped and how well an account is guarded, and is for leads and administrators. Pure.
 */
export function mayMark(actor: Actor): PersonMark[] {
  if (actor.viewedBy || !actor.permissions.has("tickets:work")) return [];
  const high = actor.leadsTeamIds.size > 0 || actor.permissions.has("accounts:write");
  return personMarks.filter((mark) => mark !== "vip" || high);
}
