import type { AccountClass, EvidenceSet, Need, SensitiveAction } from "../../../contract/verification.ts";

export type Policy = (action: SensitiveAction, accountClass: AccountClass) => readonly EvidenceSet[];

export interface Asked {
  action: SensitiveAction;
  accountClass: AccountClass;
  /** What else was begun within a day on anything of theirs. */
  begun: readonly SensitiveAction[];
  /** It is the account of the manager of whoever asks. */
  ownManager: boolean;
}

const pair: Partial<Record<SensitiveAction, SensitiveAction>> = { reset_password: "change_factor", change_factor: "reset_password" };
const nextUp: Record<AccountClass, AccountClass | null> = { normal: "elevated", elevated: "privileged", privileged: null };
const second: Need = { least: null, methods: ["second_person"] };

/** Whose table counts: password and second factor within one day take an account over, as one of the next class up; null: nobody's. Pure. */
function countsAs({ action, accountClass, begun }: Omit<Asked, "ownManager">): { both: boolean; as: AccountClass | null } {
  const other = pair[action];
  const both = other !== undefined && begun.includes(other);
  return { both, as: both ? nextUp[accountClass] : accountClass };
}

/** Whether a second person has to be one who leads or administers by their role. Pure. */
export const needsLead = (asked: Omit<Asked, "ownManager">): boolean => countsAs(asked).as === "privileged";

/** Password and second factor within one day take an account over: as a change of factor of the next class up. Nobody acts on their own manager alone. Pure. */
export function whatIsNeeded(policy: Policy, { action, accountClass, begun, ownManager }: Asked): readonly EvidenceSet[] {
  const { both, as } = countsAs({ action, accountClass, begun });
  const sets = as ? policy(both ? "change_factor" : action, as) : [];
  if (!ownManager) return sets;
  return sets.map((set) =>
    set.needs.some(({ methods }) => methods.includes("second_person")) ? set : { ...set, needs: [...set.needs, second] },
  );
}
