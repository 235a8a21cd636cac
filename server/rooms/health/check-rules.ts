import type { Db } from "../../platform/db.ts";
import { routingInTrouble } from "../routing/index.ts";
import { rulesInTrouble } from "../rules/index.ts";
import type { Finding } from "./checks.ts";

/** Whether rules, those of routing among them, do what they were written for; null where there are none. */
export async function checkRules(db: Db): Promise<Finding | null> {
  const now = new Date();
  const both = await Promise.all([rulesInTrouble(db, now), routingInTrouble(db, now)]);
  const count = both.reduce((sum, one) => sum + one.count, 0);
  const names = both.flatMap((one) => one.names);
  return count === 0 ? null : { ok: names.length === 0, facts: { count, names: names.join(", ") } };
}
