import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { isLockedNow } from "./store.ts";

/** Whether nothing sensitive may be done for somebody, because of an alarm that nobody lifted. */
export const isLocked = isLockedNow;

/** 403 `account_locked` where nothing sensitive may be done for somebody. */
export async function requireUnlocked(db: Db, personId: string): Promise<void> {
  if (await isLockedNow(db, personId)) throw new Problem(403, "account_locked");
}
