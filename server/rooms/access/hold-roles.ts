import type { Role } from "../../../contract/access.ts";
import { theDesk } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isLastGlass } from "./sign-in-rule.ts";
import { findPersonById } from "../people/index.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { deleteGrant, grantsOf, holdersOf, insertNewGrant, lockAdministrators } from "./store-account.ts";

export interface Held {
  /** Ids of the grants that are new, by role. */
  given: { role: Role; grantId: string }[];
  taken: Role[];
}

/**
 * Gives and takes roles in the name of something outside, `source`: only what differs is written, and the last administrator, or the last
 * who gets in without the company, stays one.
 * Sessions end where something changed. Publishes `account.changed`.
 */
export async function holdRoles(
  tx: Db,
  personId: string,
  { give, take, source }: { give: readonly Role[]; take: readonly Role[]; source: string },
  now: Date,
): Promise<Held> {
  await lockAdministrators(tx);
  const given: Held["given"] = [];
  const taken: Role[] = [];
  for (const role of give) {
    const grantId = await insertNewGrant(tx, personId, role);
    if (grantId) given.push({ role, grantId });
  }
  for (const role of take) {
    if (role === "administrator" && (await isLastGlass(tx, personId))) continue;
    const isLast = role === "administrator" && (await holdersOf(tx, ["administrator"])).every(({ id }) => id === personId);
    if (isLast) continue;
    await deleteGrant(tx, personId, { role, organization_id: null });
    taken.push(role);
  }
  if (given.length + taken.length === 0) return { given, taken };
  await endSessionsOf(tx, theDesk([]), personId, "roles_changed", null, now);
  const roles = (await grantsOf(tx, personId)).map(({ role }) => role);
  const name = (await findPersonById(tx, personId))?.name ?? "";
  await publish(tx, { type: "account.changed", actorId: null, personId, data: { name, roles, source } }, now);
  return { given, taken };
}
