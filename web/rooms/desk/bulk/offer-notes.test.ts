import { expect, test } from "vitest";
import { notesLeft, readNotes } from "./offer-notes.ts";

// Seen red: all went with the first offer.
test("the notes on tickets that were not in the offer stay", () => {
  const own = { a: "Call her", b: "Waits for a part", c: " " };
  expect(readNotes(notesLeft(own, new Set(["a"])))).toEqual({ b: "Waits for a part" });
  expect([notesLeft(own, new Set(["a", "b"])), notesLeft({}, new Set())]).toEqual(["", ""]);
});

test("what is no notes counts as none", () => {
  expect([readNotes(""), readNotes("[]"), readNotes('{"a":1,"b":"x"}')]).toEqual([{}, {}, { b: "x" }]);
});
