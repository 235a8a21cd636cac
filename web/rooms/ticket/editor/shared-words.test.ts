import { expect, test } from "vitest";
import { both, chosen, newest, outcomeOf, without } from "./shared-words.ts";

// Seen red with the rules of before: all of one's own was cleared, whatever had been shared; what is written changed with one's own text; an
// older answer put an older body back; the same words were a conflict; a final refusal was tried again for ever.
const draft = (version: number, body = "Dear Ane", shared_at = "2026-11-23T03:00:00Z") => {
  const per = { id: "1", name: "Per Haug" };
  return { body, version, shared_by: per, shared_at, changed_by: per, changed_at: shared_at };
};

test.each([
  ["all", "Dear Ane,", "Dear Ane,", ""],
  ["what was typed meanwhile stays", "Dear Ane, my own", "Dear Ane,", "my own"],
  ["what stood before it stays", "My own\n\nDear Ane,", "Dear Ane,", "My own"],
  ["changed in the middle: rather twice than never", "Dear dear Ane,", "Dear Ane,", "Dear dear Ane,"],
])("of one's own words, those go that are shared: %s", (_, own, shared, left) => {
  expect(without(own, shared)).toBe(left);
});

test("of two texts none is lost", () => {
  expect([both("a", "b"), both("", "b"), both("a", " ")]).toEqual(["a\n\nb", "b", "a"]);
});

test("an answer from before says nothing new", () => {
  expect(newest(draft(3), draft(2), null)?.version).toBe(3);
  expect(newest(draft(3), draft(4), null)?.version).toBe(4);
  expect(newest(draft(3), draft(1, "Another", "2026-11-23T04:00:00Z"), null)?.body).toBe("Another");
  expect(newest(draft(3), null, null)).toBeNull();
  expect(newest(null, draft(3), draft(3).shared_at)).toBeNull();
});

test("which draft is written is chosen once, and for that one only", () => {
  const empty = { text: "", state: "empty" } as const;
  const words = { text: "Mine", state: "saved" } as const;
  expect(chosen(null, draft(1), { text: "", state: "loading" }, false)).toBeNull();
  const own = chosen(null, draft(1), words, false);
  expect(own?.shared).toBe(false);
  // It was sent, or is empty for a moment.
  expect(chosen(own, draft(2), empty, false)).toBe(own);
  expect(chosen(own, null, empty, false)).toBe(own);
  expect(chosen(own, draft(1, "Another", "2026-11-23T04:00:00Z"), empty, false)?.shared).toBe(true);
  expect(chosen(null, draft(1), words, true)?.shared).toBe(true);
});

test.each([
  [0, "network", {}, "again"],
  [503, "away", {}, "again"],
  [429, "too_many", {}, "again"],
  [401, "signed_out", {}, "refused"],
  [403, "not_allowed", {}, "refused"],
  [400, "invalid_input", {}, "refused"],
  [404, "not_found", {}, "over"],
  [409, "version_conflict", { current: { draft: null } }, "over"],
  [409, "version_conflict", { current: { draft: draft(4, "Theirs") } }, "conflict"],
  [409, "version_conflict", { current: { draft: draft(4, "Mine") } }, "kept"],
])("what was not taken (%i %s) goes on: %o: %s", (status, code, problem, is) => {
  expect(outcomeOf({ status, code, problem }, "Mine").is).toBe(is);
});
