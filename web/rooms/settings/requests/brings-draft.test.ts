import { expect, test } from "vitest";
import { blankBrings, bringsChangesOf, isHours, withMacro } from "./brings-draft.ts";

// Seen red: "1.000,5" was sent as null, and the target was silently gone; a tick took out the macros that were not shown.
test.each([
  ["", null],
  ["4", 240],
  ["4,5", 270],
  ["0.25", 15],
  ["1.000,5", 0],
  ["1.5.2", 0],
])("%j hours are %j minutes, and what is no number is none that the desk takes", (typed, minutes) => {
  const { targets } = bringsChangesOf({ targets: { ...blankBrings.targets, normal: typed } });
  expect(isHours(typed)).toBe(minutes !== 0);
  expect(JSON.parse(JSON.stringify(targets))).toEqual({ critical: null, high: null, normal: minutes, low: null });
});

test("takes a macro in or out and leaves the others", () => {
  expect(withMacro(["hidden", "a"], "b", true)).toEqual(["hidden", "a", "b"]);
  expect(withMacro(["hidden", "a"], "a", false)).toEqual(["hidden"]);
  expect(withMacro(["a"], "a", true)).toEqual(["a"]);
});
