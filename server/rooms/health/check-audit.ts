import type { Db } from "../../platform/db.ts";
import { findUnsealed } from "../audit/index.ts";
import type { Finding } from "./checks.ts";

/** Right after an update there may be much to seal; nobody waits for it. */
const patience = 30 * 60;

/** Whether somebody seals the audit trail; null while nothing was sealed yet. */
export async function checkAudit(db: Db): Promise<Finding | null> {
  const { seconds, segments } = await findUnsealed(db, new Date());
  return segments === 0 ? null : { ok: seconds < patience, facts: { segments, minutes: Math.round(seconds / 60) } };
}
