import type { Config } from "../platform/config.ts";
import type { Db } from "../platform/db.ts";
import { createAdministrator, createSetupToken, hasAdministrator } from "../rooms/access/index.ts";

/**
 * On a desk without an administrator: makes the one that FIRSTLINE_ADMIN_EMAIL and _PASSWORD name, or answers the
 * one-time link with which a person becomes it. The token stands behind `#`: it reaches no server log.
 */
export async function ensureFirstAdministrator(db: Db, config: Config): Promise<string | null> {
  if (await hasAdministrator(db)) return null;
  if (!config.admin) return `${config.publicUrl}/setup#${await createSetupToken(db)}`;
  await createAdministrator(db, config.admin);
  return null;
}
