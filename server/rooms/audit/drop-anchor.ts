import { appendFile } from "node:fs/promises";
import { transaction, type Db } from "../../platform/db.ts";
import type { Log } from "../../platform/log.ts";
import { writeAnchor } from "./anchor.ts";
import { auditSettings } from "./settings.ts";
import { sendSyslog } from "./send-syslog.ts";
import { insertAnchor, lastAnchor, lastSegment } from "./store.ts";

/** Between two anchors (ms): so much of the end could be cut off without a trace. */
export const every = 5 * 60_000;

/** Tells a file and a log elsewhere how far the chain goes, when it goes further and some time is over. */
export async function dropAnchor(db: Db, now: Date, log: Log): Promise<boolean> {
  const [last, before] = await Promise.all([lastSegment(db), lastAnchor(db)]);
  if (!last || (before && (before.n === last.n || now.getTime() - before.at.getTime() < every))) return false;
  if (!(await transaction(db, (tx) => insertAnchor(tx, { n: last.n, hash: last.hash, at: now, mailed_at: null })))) return false;
  const { anchorFile, syslog } = auditSettings();
  const line = writeAnchor(last);
  const complain = (where: string) => (error: Error) => log.warn({ where, error: error.message }, "the audit trail was not anchored there");
  if (anchorFile) await appendFile(anchorFile, `${line}\n`, { mode: 0o600 }).catch(complain(anchorFile));
  if (syslog) await sendSyslog(syslog, now, line).catch(complain(syslog));
  return true;
}
