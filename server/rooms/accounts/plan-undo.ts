import type { AccountAction } from "../../../contract/directory-accounts.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import type { AccountConnector, ShownDirectory } from "../directory/index.ts";
import { sensitiveAs } from "./evidence.ts";
import { planOn } from "./judge-account.ts";
import { inverse, isAsBefore, type Planned } from "./planned.ts";
import { pendingDeletion } from "./store-deletions.ts";
import { findAction, type ShownAction } from "./store.ts";

const undoneBy: Partial<Record<ShownAction["action"], AccountAction>> = {
  ...{ change: "change", change_contact: "change_contact", change_groups: "change_groups", move: "move" },
  ...{ enable: "disable", disable: "enable", expire: "expire" },
};

/** Pure. What is to be deleted is restored instead. */
export const canUndo = ({ action, state, undone }: ShownAction): boolean =>
  undoneBy[action] !== undefined && (state === "done" || state === "half_done") && !undone;

/** Takes back what was written by an action of the same ticket, where it still stands there. */
export async function planUndo(
  db: Db,
  directory: ShownDirectory,
  accounts: AccountConnector,
  id: string,
  ticketId: string | null,
): Promise<Planned> {
  const row = await findAction(db, id);
  const action = row && undoneBy[row.action];
  if (!row?.key || ticketId === null || row.ticket_id !== ticketId || !action || !canUndo(row)) throw new Problem(409, "nothing_to_undo");
  const planned = await planOn(db, directory, accounts, row.key, async (live) => {
    const facts = { account: live.userName };
    if (action === "enable" && (await pendingDeletion(db, directory.id, live.key))) throw new Problem(409, "being_deleted", { facts });
    const writes = inverse(row.writes);
    for (const write of writes)
      if (write.what === "group" && (await accounts.lookGroup(write.group))?.protections.length !== 0)
        throw new Problem(403, "group_protected", { facts: { group: write.name } });
    if (!writes.every((write) => isAsBefore(accounts, live, write))) throw new Problem(409, "changed_since", { facts });
    return writes;
  });
  return { ...planned, action, sensitive: sensitiveAs(action, planned.writes), undoOf: row.id, recycled: null };
}
