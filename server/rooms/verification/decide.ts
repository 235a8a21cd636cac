import type { AccountClass, EvidenceFault, Need, SensitiveAction } from "../../../contract/verification.ts";
import { faultsOf, type Bound, type Held, type Standing as Here } from "./evidence-fault.ts";
import { judge, type Proved } from "./judge.ts";
import { needsLead, whatIsNeeded, type Policy } from "./what-is-needed.ts";

export interface Standing {
  policy: Policy;
  accountClass: AccountClass;
  /** What was begun on anything of theirs within a day. */
  begun: readonly SensitiveAction[];
  /** It is the account of the manager of whoever asks. */
  ownManager: boolean;
  /** What was passed of late about this person or in this ticket. */
  passed: readonly Passed[];
}

/** What was passed; a second person may have to be one who leads. */
export type Passed = Held & Proved & { asked_leads: boolean | null };

export type Decision =
  | { met: { evidence: string[]; delayMinutes: number } }
  | { met: null; code: string; needed: readonly Need[]; faults: EvidenceFault[] };

/** Of all that does not count, what comes nearest to counting says why. */
function nearestFaults(passed: Standing["passed"], bound: Bound & Here, at: Date): EvidenceFault[] {
  const all = passed.map((row) => faultsOf(row, bound, at)).filter((faults) => faults.length > 0);
  return all.toSorted((a, b) => a.length - b.length).at(0) ?? [];
}

/** Of what was passed, what counts for this now. Pure. */
export function counting(bound: Bound & Here, standing: Omit<Standing, "policy">, at: Date): Passed[] {
  const lead = needsLead({ ...standing, action: bound.action });
  return standing.passed.filter(
    (row) => faultsOf(row, bound, at).length === 0 && (row.method !== "second_person" || !lead || row.asked_leads === true),
  );
}

/** Whether what was proved lets this begin, or why not. Pure. */
export function decide(bound: Bound & Here, standing: Standing, at: Date): Decision {
  const sets = whatIsNeeded(standing.policy, { ...standing, action: bound.action });
  if (sets.length === 0) return { met: null, code: "evidence_never", needed: [], faults: [] };
  const good = counting(bound, standing, at);
  const { met, missing } = judge(sets, good);
  if (met) return { met };
  const faults = good.length > 0 ? [] : nearestFaults(standing.passed, bound, at);
  return { met: null, code: faults[0] ? `evidence_${faults[0]}` : "evidence_needed", needed: missing, faults };
}
