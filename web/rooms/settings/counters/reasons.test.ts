import { expect, it } from "vitest";
import { linesOf, reasonsOf } from "./reasons.ts";

it("reasons are lines and come back as they were, with their keys", () => {
  const reasons = [
    { key: "pass", label_en: "Password", label_nb: "Passord", request_type: "password-reset" },
    { key: "loan", label_en: "Borrow something", label_nb: "Låne noe", request_type: null },
  ];
  const text = linesOf(reasons);
  expect(text).toBe("Password | Passord | password-reset\nBorrow something | Låne noe");
  expect(reasonsOf(text, reasons)).toEqual(reasons);
  expect(reasonsOf("\n Pick up ", [])).toEqual([{ key: "pick-up", label_en: "Pick up", label_nb: "Pick up", request_type: null }]);
});
