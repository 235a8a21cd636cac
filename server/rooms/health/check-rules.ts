import type { Db } from "../../platform/db.ts";
import { rulesInTrouble } from "../rules/index.ts";
import type { Finding } from "./checks.ts";

/** Whether rules do what they were written for; null where there are none. */
export async function checkRules(db: Db): Promise<Finding | null> {
  const { count, names } = await rulesInTrouble(db, new Date());
  return count === 0 ? null : { ok: names.length === 0, facts: { count, names: names.join(", ") } };
}
