import type { Db } from "../../platform/db.ts";
import { versionsAt, type KeptVersion } from "./store-book.ts";

/** What a calendar said from a moment on, and what it had said before; undefined where it did not change then, or was new. */
export async function versionBefore(db: Db, id: string, at: Date): Promise<{ before: KeptVersion; after: KeptVersion } | undefined> {
  const [after, before] = await versionsAt(db, id, at);
  return after && before && { before, after };
}
