import type { Step } from "../../../contract/step.ts";
import { Problem, type FieldError } from "../../platform/problem.ts";

/** Refuses steps that cannot be meant, at the word that is wrong. Pure. */
export function checkSteps(steps: readonly Step[]): void {
  const keys = new Set(["none", ...steps.map(({ key }) => key)]);
  const errors = steps.flatMap((step, index): FieldError[] => {
    const at = `/steps/${index}`;
    return [
      ...(step.key === "none" || steps.slice(0, index).some(({ key }) => key === step.key)
        ? [{ pointer: `${at}/key`, code: "taken" }]
        : []),
      ...(step.status === "waiting" && step.reason === null ? [{ pointer: `${at}/reason`, code: "required" }] : []),
      ...(step.status === "open" && step.reason !== null ? [{ pointer: `${at}/reason`, code: "only_waiting" }] : []),
      // From nowhere: nothing would ever stand there.
      ...(step.after?.length === 0 && !step.retired ? [{ pointer: `${at}/after`, code: "required" }] : []),
      ...(step.after ?? []).flatMap((key, place) =>
        keys.has(key) && key !== step.key ? [] : [{ pointer: `${at}/after/${place}`, code: "unknown", facts: { what: "step" } }],
      ),
    ];
  });
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
}

/** The steps as they will be kept: what is left out stays, retired, for the tickets that stand at it. Pure. */
export const keepSteps = (before: readonly Step[], given: readonly Step[]): Step[] => [
  ...given,
  ...before.filter(({ key }) => !given.some((step) => step.key === key)).map((step) => ({ ...step, retired: true })),
];
