import type { Step } from "../../../../contract/step.ts";
import type { BothWords } from "../both-languages.tsx";
import { fieldKeyFrom } from "../key-from.ts";
import { nextId } from "./next-id.ts";

/** A step while it is being made: its key comes from its English name when it is sent, and then stays. */
export interface StepDraft {
  id: string;
  key: string | null;
  label: BothWords;
  told: BothWords;
  /** "open", or what it waits for. */
  stands: "open" | NonNullable<Step["reason"]>;
  /** Ids of the steps before it, or "none"; null: from everywhere. */
  after: string[] | null;
  retired: boolean;
}

const noWords: BothWords = { en: "", nb: "" };
export const blankStep = (some: readonly StepDraft[]): StepDraft => ({
  id: nextId(some),
  key: null,
  label: noWords,
  told: noWords,
  stands: "open",
  after: null,
  retired: false,
});

/** Pure: steps that are there, to be changed. */
export function stepDraftsOf(steps: readonly Step[]): StepDraft[] {
  const ids = new Map(steps.map(({ key }, at) => [key, String(at + 1)]));
  return steps
    .map(({ key, label, told, status, reason, after, retired }) => ({
      id: ids.get(key) ?? "",
      key,
      label,
      told: told ?? noWords,
      stands: status === "waiting" && reason ? reason : ("open" as const),
      after: after && after.map((one) => ids.get(one) ?? one),
      retired,
    }))
    .toSorted((one, other) => Number(one.retired) - Number(other.retired));
}

/** Pure: the steps without one. Tickets may stand at what was saved: it is kept for them, and what they could go to. */
export function withoutStep(steps: readonly StepDraft[], step: StepDraft): StepDraft[] {
  const saved = step.key !== null;
  const used = (id: string) => id === "none" || steps.some((each) => each.id === id && !each.retired && each !== step);
  const follow = (each: StepDraft): StepDraft => {
    if (!each.after?.includes(step.id)) return each;
    const left = each.after.filter((id) => id !== step.id);
    // What it alone led to is reached from where it was itself.
    const before = left.some(used) ? [] : (step.after?.filter((id) => id !== each.id && used(id)) ?? null);
    if (before === null) return { ...each, after: null };
    const led = [...left, ...before];
    return { ...each, after: [...(led.some(used) ? led : [...led, "none"]), ...(saved ? [step.id] : [])] };
  };
  const left = steps.filter((each) => each !== step).map(follow);
  return [...left, ...(saved ? [{ ...step, retired: true, after: null }] : [])];
}

/** Pure: the steps as the API takes them, each with a key of its own. */
export function stepsOf(drafts: readonly StepDraft[]): Step[] {
  const taken = ["none", ...drafts.flatMap(({ key }) => key ?? [])];
  const keys = new Map(
    drafts.map(({ id, key, label }) => {
      const given = key ?? fieldKeyFrom(label.en, taken);
      taken.push(given);
      return [id, given];
    }),
  );
  return drafts.map(({ id, label, told, stands, after, retired }) => ({
    key: keys.get(id) ?? "",
    label,
    told: told.en.trim() && told.nb.trim() ? told : null,
    status: stands === "open" ? ("open" as const) : ("waiting" as const),
    reason: stands === "open" ? null : stands,
    after: after && after.map((one) => keys.get(one) ?? one),
    retired,
  }));
}

/** Pure: what may not be empty, by its path in the form. */
export const neededOfSteps = (steps: readonly StepDraft[]): [path: string, value: string][] =>
  steps.flatMap(({ label, told, after, retired }, at): [string, string][] => [
    [`steps/${at}/label/en`, label.en],
    [`steps/${at}/label/nb`, label.nb],
    // Nothing would ever stand there.
    ...(after && !retired && !after.some((id) => id === "none" || steps.some((each) => each.id === id && !each.retired))
      ? [[`steps/${at}/after`, ""] as [string, string]]
      : []),
    // In one language only the others would read nothing.
    ...(told.en.trim() || told.nb.trim()
      ? ([
          [`steps/${at}/told/en`, told.en],
          [`steps/${at}/told/nb`, told.nb],
        ] as [string, string][])
      : []),
  ]);
