import { expect, test } from "vitest";
import type { RequestType } from "../../../../contract/catalog.ts";
import type { Step } from "../../../../contract/step.ts";
import { leadsBack, undoOf } from "./undo.ts";

const before = {
  status: "waiting",
  waiting_reason: "parts",
  waiting_until: null,
  impact: 3,
  urgency: 2,
  tags: ["printer"],
  assignee: { id: "kari", name: "Kari" },
  category: null,
  request_type: null,
  kind: "incident",
  confidential: false,
  step: null,
} as const;

// Seen red: without the look at hand-overs, a ticket that another team had was given its old facts.
test("gives back what each act changed, and nothing else", () => {
  expect(undoOf(before, [{ act: "take" }, { act: "tags", add: ["drum"], remove: [] }], [])).toEqual({
    assignee: "kari",
    tags: ["printer"],
  });
  expect(undoOf(before, [{ act: "resume" }, { act: "priority", urgency: 1 }], [])).toEqual({
    status: "waiting",
    waiting_reason: "parts",
    waiting_until: null,
    impact: 3,
    urgency: 2,
  });
  expect(undoOf(before, [{ act: "category", category: "printers" }], [])).toEqual({ category: null });
  expect(undoOf(before, [{ act: "note", texts: { en: "Seen" } }], [])).toBeNull();
  expect(undoOf(before, [{ act: "take" }, { act: "hand_over", team: "t", reason: "r" }], [])).toBeNull();
});

const ordered = { key: "ordered", label: { en: "Ordered", nb: "Bestilt" } };
const to = { act: "step", step: "arrived" } as const;

// Seen red: without its time, a ticket that waited at a step until Friday never woke.
test("a ticket that waited at a step waits there until the same time", () => {
  expect(undoOf({ ...before, step: ordered, waiting_until: "2026-11-27T08:00:00.000Z" }, [to], [])).toEqual({
    step: "ordered",
    waiting_until: "2026-11-27T08:00:00.000Z",
  });
  expect(undoOf({ ...before, status: "open", step: ordered }, [to], [])).toEqual({ step: "ordered" });
});

const step = (after: string[] | null, retired = false): Step => ({
  key: "ordered",
  label: { en: "Ordered", nb: "Bestilt" },
  told: null,
  status: "waiting",
  reason: "parts",
  after,
  retired,
});
const reply = { act: "reply", texts: { en: "Hello" }, wait: true } as const;

// Seen red: with every macro's way back taken for open, its reply was taken back and then the step refused.
test.each([
  [step(null), [to], true],
  [step(["arrived"]), [to], true],
  [step(["none"]), [to], false],
  [step(null, true), [to], false],
  [step(["arrived"]), [reply, to], false],
  [step(["arrived", "none"]), [reply, to], true],
  [step(["none"]), [{ act: "step", step: "ordered" } as const], true],
  [step(["none"]), [reply], true],
])("a step is gone back to where the type lets it: %#", (back, acts, open) => {
  expect(leadsBack({ ...before, step: ordered }, acts, [back])).toBe(open);
});

test("no step, and a step that is gone, are told apart", () => {
  expect(leadsBack({ ...before, step: null }, [to], [])).toBe(true);
  expect(leadsBack({ ...before, step: ordered }, [to], [])).toBe(false);
});

// Seen red: with the status alone given back, the ticket stood at none of its steps.
test("what waits or goes on leaves the step, and undoing it leads back there where the type lets it", () => {
  const stood = { ...before, step: ordered, waiting_until: "2026-11-27T08:00:00.000Z" };
  expect(undoOf(stood, [{ act: "resume" }], [])).toEqual({ step: "ordered", waiting_until: "2026-11-27T08:00:00.000Z" });
  const wait = { act: "wait", reason: "vendor", hours: null } as const;
  expect(undoOf({ ...before, status: "open", step: ordered }, [wait], [])).toEqual({ step: "ordered" });
  expect(leadsBack(stood, [wait], [step(["none"])])).toBe(true);
  expect(leadsBack(stood, [wait], [step(["arrived"])])).toBe(false);
});

const kit = {
  id: "kit",
  name: { en: "Kit", nb: "Utstyr" },
  confidential: false,
  steps: [step(null)],
} as Partial<RequestType> as RequestType;
const staff = { ...kit, id: "staff", confidential: true };
const typed = (type: string | null) => ({ act: "type", type }) as const;

// Seen red: without the look at types a macro's undo left the new one, with its urgency.
test("another request type goes with all that it says, and stays where the former one cannot be put back whole", () => {
  const facts = { kind: "incident", category: null, impact: 3, urgency: 2 };
  expect(undoOf(before, [typed("kit")], [kit])).toEqual({ request_type: null, ...facts });
  const stood = { ...before, request_type: { id: "kit", key: "kit", name: kit.name }, step: ordered };
  expect(undoOf(stood, [typed(null)], [kit])).toEqual({ request_type: "kit", step: "ordered", ...facts });
  expect(undoOf(stood, [typed(null)], [])).toBeNull();
  expect(undoOf(before, [typed("staff")], [kit, staff])).toBeNull();
  // It comes back without a step, whichever the other type's was.
  expect(leadsBack(stood, [typed("staff"), to], [step(["none"])])).toBe(true);
  expect(leadsBack(stood, [typed("staff"), to], [step(["arrived"])])).toBe(false);
});
