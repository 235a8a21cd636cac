import type { AccountClass, EvidenceSet, Need, SensitiveAction } from "../../../contract/verification.ts";

export type Policy = (action: SensitiveAction, accountClass: AccountClass) => readonly EvidenceSet[];

export interface Asked {
  action: SensitiveAction;
  accountClass: AccountClass;
  /** What else was begun on this account within a day. */
  begun: readonly SensitiveAction[];
  /** It is the account of the manager of whoever asks. */
  ownManager: boolean;
}

const pair: Partial<Record<SensitiveAction, SensitiveAction>> = { reset_password: "change_factor", change_factor: "reset_password" };
const nextUp: Record<AccountClass, AccountClass | null> = { normal: "elevated", elevated: "privileged", privileged: null };
const second: Need = { least: null, methods: ["second_person"] };

/** Password and second factor within one day take an account over: as a change of factor of the next class up. Nobody acts on their own manager alone. Pure. */
export function whatIsNeeded(policy: Policy, { action, accountClass, begun, ownManager }: Asked): readonly EvidenceSet[] {
  const other = pair[action];
  const both = other !== undefined && begun.includes(other);
  const up = nextUp[accountClass];
  const sets = both ? (up ? policy("change_factor", up) : []) : policy(action, accountClass);
  if (!ownManager) return sets;
  return sets.map((set) =>
    set.needs.some(({ methods }) => methods.includes("second_person")) ? set : { ...set, needs: [...set.needs, second] },
  );
}
