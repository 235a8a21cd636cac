import { expect, test } from "vitest";
import { initials } from "./avatar.tsx";

test.each([
  ["Ane Berg", "AB"],
  ["åse marie ødegård", "ÅØ"],
  ["Madonna", "M"],
  ["  ", "?"],
  ["🦊 Fox", "🦊F"],
])("%s", (name, letters) => expect(initials(name)).toBe(letters));
