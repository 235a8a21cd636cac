import type { AccountAction } from "../../../contract/directory-accounts.ts";
import { sensitiveActions, type SensitiveAction } from "../../../contract/verification.ts";

/** For these it has to be proved first who is asking, as the policy says (room `verification`). */
export const sensitiveAs = (action: AccountAction): SensitiveAction | null => sensitiveActions.find((name) => name === action) ?? null;

/** Whoever owns the account has to hear of these. Nobody is kept from letting an account rest because its owner cannot be reached. */
const told: readonly SensitiveAction[] = ["reset_password", "change_contact", "change_groups", "enable", "delete"];
export const isTold = (action: SensitiveAction): boolean => told.includes(action);
