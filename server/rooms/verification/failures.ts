import { Problem } from "../../platform/problem.ts";

/** Looks at somebody that failed of late. */
export interface Failures {
  times: number;
  /** Of them, those that failed by one wrong code after the other. */
  byCodes: number;
}

/** So many failed tries within a day, and only a lead goes on. */
const mostFailed = 2;
/** Wrong codes of one look that count as much as that. */
export const manyCodes = 3;

/** Whether only a lead goes on. Pure. */
export const isStopped = ({ times, byCodes }: Failures): boolean => times >= mostFailed || byCodes > 0;

/** 403 `verification_locked` where only a lead goes on. */
export function requireGoOn(failures: Failures, lead: boolean): void {
  if (isStopped(failures) && !lead) throw new Problem(403, "verification_locked");
}
