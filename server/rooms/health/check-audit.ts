import type { Db } from "../../platform/db.ts";
import { findUnsealed, patience } from "../audit/index.ts";
import type { Finding } from "./checks.ts";

/** Whether somebody seals the audit trail; null while nothing was sealed yet. */
export async function checkAudit(db: Db): Promise<Finding | null> {
  const { seconds, segments } = await findUnsealed(db, new Date());
  const ok = seconds * 1000 < patience;
  return segments === 0 && ok ? null : { ok, facts: { segments, minutes: Math.round(seconds / 60) } };
}
