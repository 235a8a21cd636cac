import { expect, test } from "vitest";
import { conflictsIn } from "./form.ts";

test("only a field that both changed, to something else than it was when mine began, is a conflict", () => {
  const bases = { phone: "1", title: "a", tags: ["x"] };
  expect(conflictsIn(["phone"], bases, { phone: "1", title: "b" })).toEqual([]);
  expect(conflictsIn(["phone", "title"], bases, { phone: "1", title: "b" })).toEqual([{ name: "title", theirs: "b" }]);
  expect(conflictsIn(["tags"], bases, { tags: ["x"] })).toEqual([]);
  expect(conflictsIn(["tags"], bases, { tags: ["y"] })).toEqual([{ name: "tags", theirs: ["y"] }]);
  expect(conflictsIn(["name"], bases, { name: "not begun here" })).toEqual([]);
});
