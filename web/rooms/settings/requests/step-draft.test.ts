import { expect, test } from "vitest";
import { blankStep, neededOfSteps, stepsOf, withoutStep, type StepDraft } from "./step-draft.ts";

const draft = (id: string, key: string | null, after: string[] | null): StepDraft => ({
  ...blankStep([]),
  id,
  key,
  label: { en: `Step ${id}`, nb: `Trinn ${id}` },
  after,
});
const afters = (steps: readonly StepDraft[]) =>
  stepsOf(steps).map(({ key, after, retired }) => [key, after?.join() ?? "anywhere", ...(retired ? ["retired"] : [])].join(" "));

// Seen red: with the removed step only taken out of `after`, what followed it alone was reached from nowhere.
test.each([
  ["takes over from where the removed one was reached", ["none"], ["two none", "three none"]],
  ["is reached from everywhere where the removed one was", null, ["two anywhere", "three none"]],
  ["begins where only the two led to each other", ["2"], ["two none", "three none"]],
])("what followed a removed step alone %s", (_, after, expected) => {
  const one = draft("1", null, after);
  const steps = [one, draft("2", "two", ["1"]), draft("3", "three", ["none", "1"])];
  expect(afters(withoutStep(steps, one))).toEqual(expected);
});

test("tickets that stand at a removed step go on as they could", () => {
  const one = draft("1", "one", ["none"]);
  const left = withoutStep([one, draft("2", "two", ["1"]), draft("3", "three", null)], one);
  expect(afters(left)).toEqual(["two none,one", "three anywhere", "one anywhere retired"]);
});

// Seen red: with any entry counted, a step that only a retired one leads to was saved.
test("a step that nothing leads to is asked about", () => {
  const steps = [
    draft("1", "one", []),
    draft("2", "two", ["3"]),
    draft("4", "four", ["none"]),
    { ...draft("3", "three", null), retired: true },
  ];
  const empty = neededOfSteps(steps).flatMap(([path, value]) => (value === "" ? [path] : []));
  expect(empty).toEqual(["steps/0/after", "steps/1/after"]);
});
