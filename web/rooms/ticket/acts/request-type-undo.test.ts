import { describe, expect, it } from "vitest";
import type { RequestType } from "../../../../contract/catalog.ts";
import type { Checklist } from "../../../../contract/checklists.ts";
import { seesStill } from "../../../platform/sees-still.ts";
import { broughtIn, undoOf } from "./request-type-undo.ts";

// Seen red: with no look at who added it, a colleague's checklist was taken away; without the look at what is offered, undoing was refused
// at a type that is offered no more; without the step the ticket stood at none.
const type = (id: string, more: object = {}): RequestType => ({ id, confidential: false, steps: [], ...more }) as never;
const kit = type("kit", {
  steps: [
    { key: "ordered", retired: false, after: null },
    { key: "later", retired: false, after: ["ordered"] },
    { key: "old", retired: true, after: null },
  ],
});
const stood = (more: object = {}) =>
  ({
    request_type: { id: "kit" },
    kind: "incident",
    category: { id: "c" },
    impact: 2,
    urgency: 1,
    step: null,
    confidential: false,
    ...more,
  }) as never;

describe("a request type, undone", () => {
  it("puts everything back, also the step", () => {
    expect(undoOf(stood({ step: { key: "ordered" } }), type("badge"), [kit])).toEqual({
      request_type: "kit",
      kind: "incident",
      category: "c",
      impact: 2,
      urgency: 1,
      step: "ordered",
    });
    expect(undoOf(stood({ request_type: null }), kit, [kit])).toMatchObject({ request_type: null });
  });

  it("is not offered where it would not be whole", () => {
    expect(undoOf(stood(), type("badge"), [])).toBeNull();
    // Seen red: a step that follows another one alone was offered, and refused when it was asked for.
    expect(undoOf(stood({ step: { key: "later" } }), type("badge"), [kit])).toBeNull();
    expect(undoOf(stood({ step: { key: "old" } }), type("badge"), [kit])).toBeNull();
    expect(undoOf(stood(), type("staff", { confidential: true }), [kit])).toBeNull();
    expect(undoOf(stood({ confidential: true }), type("staff", { confidential: true }), [kit])).not.toBeNull();
  });

  it("takes away the checklist that came with it, untouched, and no other", () => {
    const list = (id: string, by: object | null, done: object | null = null): Checklist =>
      ({ id, added_by: by, items: [{ done }] }) as never;
    const now = [list("there", null), list("brought", null), list("begun", null, { at: "" }), list("colleague", { id: "kari" })];
    expect(broughtIn(now, [list("there", null)])).toEqual(["brought"]);
  });
});

it("says who keeps seeing what becomes confidential", () => {
  const ticket = (more: object = {}) => ({ assignee: null, offer: null, team: { id: "t1" }, ...more }) as never;
  const me = (team: string) => ({ id: "me", teams: [{ id: team }] }) as never;
  expect(seesStill(me("t1"), ticket())).toBe(true);
  expect(seesStill(me("t2"), ticket())).toBe(false);
  expect(seesStill(me("t2"), ticket({ assignee: { id: "me" } }))).toBe(true);
  expect(seesStill(me("t2"), ticket({ offer: { technician: { id: "me" } } }))).toBe(true);
});
