import type { Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { holdSource, type SourceRow } from "../store-source.ts";

/** What gives rights is not done beside the very moment in which the source is switched off, or its groups give something else. */
export async function holdOpen(tx: Db, sourceId: string): Promise<SourceRow> {
  const source = await holdSource(tx, sourceId);
  if (!source) throw new Problem(401, "scim_token_refused");
  return source;
}
