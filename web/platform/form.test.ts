import { expect, test } from "vitest";
import { conflictsIn, placesOf } from "./form.ts";

test("only a field that both changed, to something else than it was when mine began, is a conflict", () => {
  const bases = { phone: "1", title: "a", tags: ["x"] };
  expect(conflictsIn(["phone"], bases, { phone: "1", title: "b" })).toEqual([]);
  expect(conflictsIn(["phone", "title"], bases, { phone: "1", title: "b" })).toEqual([{ name: "title", theirs: "b" }]);
  expect(conflictsIn(["tags"], bases, { tags: ["x"] })).toEqual([]);
  expect(conflictsIn(["tags"], bases, { tags: ["y"] })).toEqual([{ name: "tags", theirs: ["y"] }]);
  expect(conflictsIn(["name"], bases, { name: "not begun here" })).toEqual([]);
});

// Seen red: with the field's own place alone.
test("what is wrong with one of several values stands at the field that holds them, but not what is wrong below one of them", () => {
  const errors = { "keywords/2": "too long", "keywords/7": "too long", "keywords_old/1": "too long", "fields/0/label": "needed" };
  expect(placesOf(errors, "keywords")).toEqual(["keywords", "keywords/2", "keywords/7"]);
  expect(placesOf(errors, "fields")).toEqual(["fields"]);
});
