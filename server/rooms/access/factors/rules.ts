import { roles, type Role } from "../../../../contract/access.ts";
import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { countByRole, putSecondFactorRoles, secondFactorRoles } from "./store-rule.ts";

/** Every role: whether it needs a second factor, and how many of its holders have none. */
export async function readRules(db: Db) {
  const needed = await secondFactorRoles(db);
  const counts = new Map((await countByRole(db)).map((count) => [count.role, count]));
  return roles.map((role) => ({
    role,
    needed: needed.has(role),
    people: counts.get(role)?.people ?? 0,
    without: counts.get(role)?.without ?? 0,
  }));
}

/** From the next sign-in on, holders of these roles set up a second factor before anything else. Publishes `second_factor_rules.changed`. */
export async function changeRules(tx: Db, actor: Actor, wanted: readonly Role[], now: Date): Promise<void> {
  const next = roles.filter((role) => wanted.includes(role));
  const before = await secondFactorRoles(tx);
  if (next.length === before.size && next.every((role) => before.has(role))) return;
  const personId = personIdOf(actor);
  await putSecondFactorRoles(tx, next, personId, now);
  await publish(tx, { type: "second_factor_rules.changed", actorId: personId, data: { roles: next } }, now);
}
