import { expect, it } from "vitest";
import { below, into, standing } from "./draft-words.ts";

// Seen red: with what one begins with in the place of what is kept, words written on a telephone were gone at the first letter.
it("shows what is kept, and what one begins with only where nothing is", () => {
  const kept = [{ key: "reply:a", body: "From the telephone" }];
  expect(standing(kept, "reply:a", "Hello")).toEqual({ text: "From the telephone", state: "saved" });
  expect(standing(kept, "reply:b", "Hello")).toEqual({ text: "Hello", state: "empty" });
});

// Seen red: with what is typed in the place of what is kept.
it.each([
  ["Kept", "Typed", "Kept\n\nTyped"],
  ["Kept", "Kept and more", "Kept and more"],
  ["Typed\n\nKept", "Typed", "Typed\n\nKept"],
  ["Kept\n\nTyped", "Typed", "Kept\n\nTyped"],
  ["", "Typed", "Typed"],
  ["Kept", "", "Kept"],
])("below %j comes %j, once", (kept, words, all) => {
  expect(below(kept, words)).toBe(all);
});

// Seen red: with the whole form in the place of what is kept of it.
it.each([
  ['{"to":"Kari","why":"Kept"}', '{"why":"Typed"}', '{"to":"Kari","why":"Typed"}'],
  [
    '{"subject":"Kept","answers":{"a":"1","b":"2"}}',
    '{"subject":"","answers":{"b":"3"}}',
    '{"subject":"Kept","answers":{"a":"1","b":"3"}}',
  ],
  ["kept@x.example", "typed@x.example", "typed@x.example"],
  ['{"a":"1"}', "", '{"a":"1"}'],
])("into the form %j goes %j", (kept, words, all) => {
  expect(into(kept, words)).toBe(all);
});
