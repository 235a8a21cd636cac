import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { glassRows, holdOnlyCompany } from "./store-rule.ts";
import type { SignInMethod } from "./tables.ts";

/** Where everybody goes through the company: a password with a second factor, or a passkey, of a break-glass administrator. */
export async function isBreakGlassWay(db: Db, personId: string, method: SignInMethod): Promise<boolean> {
  if (method !== "password" && method !== "passkey") return false;
  return (await glassRows(db)).some((row) => row.person_id === personId && row.named && row.open && row.has_factor);
}

/**
 * Every session begins here. Where everybody goes through the company, whoever does not is refused; a break-glass administrator gets in, with
 * an alarm. Publishes `break_glass.used`.
 */
export async function requireWayIn(
  tx: Db,
  personId: string,
  { method, secondFactor, ip }: { method: SignInMethod; secondFactor: boolean; ip: string },
  now: Date,
): Promise<void> {
  if (!(await holdOnlyCompany(tx)) || method === "company") return;
  if (!secondFactor || !(await isBreakGlassWay(tx, personId, method))) throw new Problem(401, "company_only");
  await publish(tx, { type: "break_glass.used", actorId: personId, personId, data: { method, ip } }, now);
}
