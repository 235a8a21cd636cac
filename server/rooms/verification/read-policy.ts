import { accountClasses, sensitiveActions, type PolicyRow } from "../../../contract/verification.ts";
import type { Db } from "../../platform/db.ts";
import { changedRows } from "./store-policy.ts";
import { usualPolicy } from "./usual-policy.ts";
import type { Policy } from "./what-is-needed.ts";

/** What the desk comes with, but for the rows that somebody changed. Pure. */
export function policyOf(rows: readonly Pick<PolicyRow, "action" | "account_class" | "sets">[]): Policy {
  const changed = new Map(rows.map((row) => [`${row.action} ${row.account_class}`, row.sets]));
  return (action, accountClass) => changed.get(`${action} ${accountClass}`) ?? usualPolicy[action][accountClass];
}

/** The policy as it stands now. */
export const policyNow = async (db: Db): Promise<Policy> => policyOf(await changedRows(db));

/** Every row of it, with who changed it. */
export async function presentPolicy(db: Db): Promise<{ items: PolicyRow[] }> {
  const changed = new Map((await changedRows(db)).map((row) => [`${row.action} ${row.account_class}`, row]));
  const rows = sensitiveActions.flatMap((action) => accountClasses.map((account_class) => ({ action, account_class })));
  const items = rows.map(({ action, account_class }) => {
    const row = changed.get(`${action} ${account_class}`);
    return {
      action,
      account_class,
      sets: row?.sets ?? usualPolicy[action][account_class],
      usual_sets: usualPolicy[action][account_class],
      usual: !row,
      changed_at: row?.changed_at.toISOString() ?? null,
      changed_by: row?.changed_by && row.changed_by_name ? { id: row.changed_by, name: row.changed_by_name } : null,
    };
  });
  return { items };
}
