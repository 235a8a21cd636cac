import type { Present } from "../../../contract/presence.ts";
import type { Db } from "../../platform/db.ts";
import { othersAt } from "./store.ts";

/** Who else has this ticket open. Only for those who were found to see its inside. */
export async function whoIsThere(db: Db, ticketId: string, me: string): Promise<{ items: Present[] }> {
  const rows = await othersAt(db, ticketId, me);
  return { items: rows.map(({ id, name, doing }) => ({ person: { id, name }, doing })) };
}
