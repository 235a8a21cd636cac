import type { Config } from "../platform/config.ts";
import type { Db } from "../platform/db.ts";
import { createAdministrator, createSetupToken, hasAdministrator } from "../rooms/access/index.ts";

/** On a desk without an administrator: makes the one that FIRSTLINE_ADMIN_EMAIL and FIRSTLINE_ADMIN_PASSWORD name. */
export async function createFirstAdministrator(db: Db, { admin }: Config): Promise<void> {
  if (admin && !(await hasAdministrator(db))) await createAdministrator(db, admin);
}

/**
 * The one-time link with which a person becomes the first administrator; null when there is one. The token stands
 * behind `#`, so that it reaches no server log.
 */
export async function offerSetup(db: Db, { publicUrl }: Config): Promise<string | null> {
  return (await hasAdministrator(db)) ? null : `${publicUrl}/setup#${await createSetupToken(db)}`;
}
