import { expect, test } from "vitest";
import { factsOf } from "./audit-words.ts";

test("shows names and values, and neither ids nor what is empty", () => {
  const data = {
    person_id: "01a20006-6036-7835-a24d-5a2683bf1894",
    name: "Ane Berg",
    fields: ["email", "phone"],
    lead: false,
    count: 0,
    nothing: null,
    empty: "",
    names: { en: "Mail", nb: "E-post" },
  };
  expect(factsOf(data)).toEqual([
    ["name", "Ane Berg"],
    ["fields", "email, phone"],
    ["lead", "false"],
    ["count", "0"],
    ["names", '{"en":"Mail","nb":"E-post"}'],
  ]);
});
