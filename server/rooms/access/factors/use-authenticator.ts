import type { Db } from "../../../platform/db.ts";
import { stepOf, unsealSeed } from "./authenticator.ts";
import { authenticatorOf, useStep } from "./store-authenticator.ts";

/**
 * Whether this is a code of the person's authenticator app that nobody has used; it is used up now. The try is counted by the caller.
 * `setBefore`: an app that was set later does not count.
 */
export async function useAuthenticator(db: Db, personId: string, code: string, now: Date, setBefore?: Date): Promise<boolean> {
  const row = await authenticatorOf(db, personId);
  if (setBefore && (!row?.confirmed_at || row.confirmed_at > setBefore)) return false;
  const step = row ? stepOf(unsealSeed(row), code, now) : null;
  return row !== undefined && step !== null && useStep(db, row.id, step, now);
}
