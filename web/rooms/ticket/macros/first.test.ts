import { expect, test } from "vitest";
import { firstOf } from "./first.ts";

const all = ["a", "b", "c"].map((id) => ({ id }));

// Seen red: sorted by whether they are first alone, those of the type stood in the order of all.
test("macros of the request type come first, in its order; one that is gone leaves no hole", () => {
  expect(firstOf(all, ["c", "gone", "b"]).map(({ id }) => id)).toEqual(["c", "b", "a"]);
  expect(firstOf(all, [])).toEqual(all);
});
