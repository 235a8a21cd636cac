import type { Db } from "../../platform/db.ts";
import { findDeaf } from "../telephone/index.ts";
import type { Finding } from "./checks.ts";

/** A telephone system that is started anew is no trouble of the desk's. */
const patience = 2 * 60_000;

/** Whether the desk hears the telephone systems it listens to; null where there is none. */
export async function checkTelephones(db: Db): Promise<Finding | null> {
  const { count, deaf } = await findDeaf(db, new Date(Date.now() - patience));
  return count === 0 ? null : { ok: deaf.length === 0, facts: { count, names: deaf.map(({ name }) => name).join(", ") } };
}
