import type { Db } from "../../platform/db.ts";
import { findTroubles } from "../mailboxes/index.ts";
import type { Finding } from "./checks.ts";

/** Whether mail comes in; null where no mailbox is read. */
export async function checkMailboxes(db: Db): Promise<Finding | null> {
  const { count, troubles } = await findTroubles(db, new Date());
  if (count === 0) return null;
  const names = troubles.map(({ name }) => name).join(", ");
  return { ok: troubles.length === 0, facts: { count, names }, fault: troubles[0]?.fault ?? null };
}
