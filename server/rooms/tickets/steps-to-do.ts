import { Problem, type FieldError } from "../../platform/problem.ts";

/** Refuses to solve or close a ticket while mandatory steps of its checklists are left, and names the first. Pure. */
export function refuseWithSteps(left: readonly string[], errors: FieldError[] = []): void {
  const [step] = left;
  if (step !== undefined) throw new Problem(409, "steps_to_do", { facts: { step, more: left.length - 1 }, errors });
}
