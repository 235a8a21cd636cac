import { expect, test } from "vitest";
import type { Rule, RuleAct } from "../../../../contract/rules.ts";
import { bodyOf, valuesOf } from "./rule-draft.ts";

const acts: RuleAct[] = [
  { act: "reply", texts: { en: "Hello" }, wait: true },
  { act: "checklist", template: "c" },
  { act: "notify", people: ["p", "q"], team: null, reason: "Look" },
  { act: "notify", people: [], team: "t", reason: "Look" },
];
const kept = { name: "Printers", active: true, teams: ["t"], filter: "tag:vip", acts, last: true };
const rule = (when: Rule["when"]) => ({ ...kept, when }) as Rule;

// Seen red: with the people of a notice left out.
test.each<Rule["when"]>([
  { kind: "event", events: ["opened", "changed"], fields: ["category"] },
  { kind: "time", since: "before_due", hours: 0 },
])("a rule goes through its form as it is: %o", (when) => {
  expect(bodyOf(valuesOf(rule(when)))).toEqual({ ...kept, when });
});

test("fields are asked of a change alone", () => {
  const values = { ...valuesOf(undefined), events: ["opened" as const], fields: ["category" as const] };
  expect(bodyOf(values).when).toEqual({ kind: "event", events: ["opened"], fields: [] });
});
