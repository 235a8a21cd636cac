import type { Db } from "../../platform/db.ts";
import { unuseFiles } from "./store.ts";

/** What was attached is its owner's upload again, to be attached anew or forgotten. */
export const releaseFiles = async (tx: Db, ownerId: string, ids: readonly string[], now: Date): Promise<void> =>
  void (ids.length > 0 && (await unuseFiles(tx, ownerId, ids, now)));
