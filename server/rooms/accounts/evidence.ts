import type { AccountAction } from "../../../contract/directory-accounts.ts";
import { sensitiveActions, type SensitiveAction } from "../../../contract/verification.ts";
import { endOf, type Write } from "../directory/index.ts";

/** Whether an account lives longer by it: that is as good as switching one on. */
const lengthens = (writes: readonly Write[]): boolean =>
  writes.some((write) => {
    if (write.what !== "attribute") return false;
    const [before, after] = [endOf(write.before), endOf(write.after)];
    return after === null || (before !== null && after > before);
  });

/** As what it counts when it has to be proved who asks, as the policy says (room `verification`); null: nothing has to. Pure. */
export function sensitiveAs(action: AccountAction, writes: readonly Write[]): SensitiveAction | null {
  if (action === "restore") return writes.length > 0 ? "enable" : null;
  if (action === "expire") return lengthens(writes) ? "enable" : "disable";
  return sensitiveActions.find((name) => name === action) ?? null;
}

/** Whoever owns the account has to hear of these. Nobody is kept from letting an account rest because its owner cannot be reached. */
const told: readonly SensitiveAction[] = ["reset_password", "change_contact", "change_groups", "enable", "delete"];
export const isTold = (action: SensitiveAction): boolean => told.includes(action);
