import { expect, test } from "vitest";
import { mentionsIn } from "./mentions.ts";

const people = [
  { id: "1", name: "Kari Lie" },
  { id: "2", name: "Kari Lie Moe" },
  { id: "3", name: "Per (night)" },
];

// Seen red: shortest first, Kari Lie was called with every Kari Lie Moe.
test.each([
  ["@Kari Lie, look", ["1"]],
  ["@Kari Lie Moe look", ["2"]],
  ["@Kari Lie Moe and @Kari Lie", ["1", "2"]],
  ["mail@Kari Lie", []],
  ["@Kari Lien", []],
  ["(@Per (night))", ["3"]],
  ["Kari Lie", []],
])("%j calls %j", (text, expected) => expect(mentionsIn(text, people)).toEqual(expected));
