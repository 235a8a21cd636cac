import { expect, it } from "vitest";
import { formName } from "./form-name.ts";

// Seen red: with the ticket alone in the name, what was typed as internal stood under a question of the same key that everybody is asked.
const price = (internal: boolean) => [
  { key: "size", internal: false },
  { key: "price", internal },
];

it("is another one for another request type, and where another one reads a question", () => {
  const kit = formName("t", "kit", price(true));
  expect(formName("t", "kit", price(true))).toBe(kit);
  expect(formName("t", "badge", price(true))).not.toBe(kit);
  expect(formName("t", "kit", price(false))).not.toBe(kit);
  expect(formName("u", "kit", price(true))).not.toBe(kit);
});
