import { expect, test } from "vitest";
import { undoOf } from "./undo.ts";

const before = {
  status: "waiting",
  waiting_reason: "parts",
  waiting_until: null,
  impact: 3,
  urgency: 2,
  tags: ["printer"],
  assignee: { id: "kari", name: "Kari" },
  category: null,
} as const;

// Seen red: without the look at hand-overs, a ticket that another team had was given its old facts.
test("gives back what each act changed, and nothing else", () => {
  expect(undoOf(before, [{ act: "take" }, { act: "tags", add: ["drum"], remove: [] }])).toEqual({ assignee: "kari", tags: ["printer"] });
  expect(undoOf(before, [{ act: "resume" }, { act: "priority", urgency: 1 }])).toEqual({
    status: "waiting",
    waiting_reason: "parts",
    waiting_until: null,
    impact: 3,
    urgency: 2,
  });
  expect(undoOf(before, [{ act: "category", category: "printers" }])).toEqual({ category: null });
  expect(undoOf(before, [{ act: "note", texts: { en: "Seen" } }])).toBeNull();
  expect(undoOf(before, [{ act: "take" }, { act: "hand_over", team: "t", reason: "r" }])).toBeNull();
});
