import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import type { AccountConnector, ShownDirectory } from "../directory/index.ts";
import { sensitiveAs } from "./evidence.ts";
import { planOn } from "./judge-account.ts";
import { inverse, isAsBefore, type Planned } from "./planned.ts";
import { pendingDeletion } from "./store-deletions.ts";

/** Switched off now, and deleted by the worker after some days. */
export async function planDeletion(db: Db, directory: ShownDirectory, accounts: AccountConnector, key: string): Promise<Planned> {
  const planned = await planOn(db, directory, accounts, key, async (live) => accounts.plan.disable(live), { mayBeEmpty: true });
  if (await pendingDeletion(db, directory.id, key)) throw new Problem(409, "being_deleted", { facts: { account: planned.account } });
  return { ...planned, action: "delete", sensitive: "delete", undoOf: null, recycled: await accounts.recycles() };
}

/** It is not deleted, and is switched on again where it was so before. */
export async function planRestore(db: Db, directory: ShownDirectory, accounts: AccountConnector, key: string): Promise<Planned> {
  const deletion = await pendingDeletion(db, directory.id, key);
  const planned = await planOn(
    db,
    directory,
    accounts,
    key,
    async (live) => inverse(deletion?.writes ?? []).filter((write) => isAsBefore(accounts, live, write)),
    { mayBeEmpty: true },
  );
  if (!deletion) throw new Problem(409, "not_being_deleted", { facts: { account: planned.account } });
  return { ...planned, action: "restore", sensitive: sensitiveAs("restore", planned.writes), undoOf: deletion.id, recycled: null };
}
