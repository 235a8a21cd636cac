import { expect, it } from "vitest";
import type { Field } from "../../../contract/catalog.ts";
import { plainField } from "../../../contract/form.ts";
import { answersTo } from "./answers.ts";

const field = (key: string, kind: Field["kind"], choices: Field["choices"] = []): Field => ({
  key,
  kind,
  label: { en: key, nb: key },
  hint: null,
  required: false,
  ...plainField,
  choices,
});
const screen = { key: "screen", label: { en: "Screen", nb: "Skjerm" }, parent: null, retired: false };
const fields = [field("what", "choice", [screen]), field("why", "paragraph"), field("phone", "yes_no")];

it("gives what was answered, in the order of the questions, with the words of a choice", () => {
  expect(answersTo(fields, { phone: false, what: "screen", why: "" })).toEqual([
    { key: "what", kind: "choice", label: { en: "what", nb: "what" }, value: "screen", choice: screen.label },
    { key: "phone", kind: "yes_no", label: { en: "phone", nb: "phone" }, value: false, choice: null },
  ]);
});

it("keeps inside what no question asked for", () => {
  expect(answersTo(fields, { suspicion: "the user broke it" })).toEqual([]);
  expect(answersTo([], { what: "screen" })).toEqual([]);
});

it("tells a requester nothing of what technicians alone are asked, also where it was everybody's before", () => {
  const inside = fields.map((one) => ({ ...one, internal: true }));
  expect(answersTo(inside, { what: "screen" })).toEqual([]);
});
