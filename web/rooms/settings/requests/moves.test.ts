import { expect, it } from "vitest";
import type { ShapeEffect } from "../../../../contract/forms.ts";
import { movingOf } from "./moves.ts";

const effect = (what: ShapeEffect["what"], step: string | null): ShapeEffect => ({ what, step, question: null, tickets: 3, used_by: [] });

// Seen red: with the choices taken as they are, tickets left a step that was chosen for, and then kept.
it("moves tickets from steps alone that are being retired, where somebody chose so", () => {
  const moves = { ordered: "ready", arrived: "none", ready: "", kept: "none" };
  const effects = [effect("step_retired", "ordered"), effect("step_retired", "arrived"), effect("step_retired", "ready")];
  expect(movingOf(moves, effects)).toEqual([
    { from: "ordered", to: "ready" },
    { from: "arrived", to: null },
  ]);
  expect(movingOf(moves, [effect("type_retired", null), effect("step_retired", "other")])).toEqual([]);
  expect(movingOf({}, effects)).toEqual([]);
});
