import type { Db } from "../../platform/db.ts";
import { hashPassword } from "../../platform/secrets.ts";
import { putPasswordHash } from "./store-account.ts";

/** Gives a person an account with this password. Judges nothing and ends nothing: its callers do. */
export async function setPassword(tx: Db, personId: string, password: string, now = new Date()): Promise<void> {
  await putPasswordHash(tx, personId, await hashPassword(password), now);
}
