import { expect, test } from "vitest";
import type { MacroAct } from "../../../../contract/macros.ts";
import { actOf, blankAct, draftOf } from "./act-draft.ts";

const acts: MacroAct[] = [
  { act: "reply", texts: { en: "Hello" }, wait: true },
  { act: "note", texts: { nb: "Hei" } },
  { act: "solve", texts: { en: "Done", nb: "Ferdig" } },
  { act: "wait", reason: "parts", hours: 48 },
  { act: "wait", reason: "vendor", hours: null },
  { act: "resume" },
  { act: "take" },
  { act: "assign", assignee: null },
  { act: "hand_over", team: "t", reason: "Theirs" },
  { act: "priority", urgency: 1 },
  { act: "category", category: "c" },
  { act: "checklist", template: "l" },
  { act: "tags", add: ["printer", "drum"], remove: [] },
];

// Seen red: with an empty number of hours as 0.
test.each(acts)("$act is in the form what it is when kept", (act) => expect(actOf(draftOf(act, "1"))).toEqual(act));

test("tags are parted by commas, each once", () => {
  expect(actOf({ ...blankAct("1"), act: "tags", add: " printer, drum ,, printer" })).toEqual({
    act: "tags",
    add: ["printer", "drum"],
    remove: [],
  });
});
