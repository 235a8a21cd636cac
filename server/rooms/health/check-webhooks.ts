import type { Db } from "../../platform/db.ts";
import { findFailing } from "../webhooks/index.ts";
import type { Finding } from "./checks.ts";

/** A program that is started anew is no trouble of the desk's. */
const patience = 60 * 60_000;

/** Whether what happens reaches the programs that are told of it; null where none is. */
export async function checkWebhooks(db: Db): Promise<Finding | null> {
  const { count, names } = await findFailing(db, new Date(Date.now() - patience));
  return count === 0 ? null : { ok: names.length === 0, facts: { count, names: names.join(", ") } };
}
