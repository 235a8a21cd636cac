import { expect, test } from "vitest";
import { blankDraft, blankField, fieldsOf, neededOf, requestTypeOf, type FieldDraft } from "./request-draft.ts";

const field = (given: Partial<FieldDraft>): FieldDraft => ({ ...blankField("1"), ...given });
const choices = (...labels: string[]) =>
  labels.map((label, at) => ({ id: String(at + 1), key: null, label: { en: label, nb: label }, parent: "" }));
const both = (en: string, nb = en) => ({ en, nb });

test("gives every field and every choice a key of its own", () => {
  const fields = fieldsOf([
    field({ label: both("Which device?") }),
    field({ id: "2", label: both("Which device?"), kind: "choice", choices: choices("Laptop", "Laptop", "Øretelefon") }),
  ]);
  expect(fields.map(({ key }) => key)).toEqual(["which_device", "which_device_2"]);
  expect(fields[1]?.choices.map(({ key }) => key)).toEqual(["laptop", "laptop_2", "oretelefon"]);
});

test("forgets choices of what is no longer a choice, and half a hint", () => {
  expect(fieldsOf([field({ label: both("A"), kind: "text", choices: choices("x"), hint: both("only English", "") })])[0]).toMatchObject({
    choices: [],
    hint: null,
  });
});

test("sends numbers and no empty ids", () => {
  expect(requestTypeOf({ ...blankDraft, name: both("New laptop", "Ny PC") })).toMatchObject({
    key: "new-laptop",
    impact: 3,
    urgency: 2,
    category_id: null,
    team_id: null,
  });
});

test("asks for a choice's choices, and for both halves of a hint", () => {
  const draft = { ...blankDraft, fields: [field({ kind: "choice" }), field({ id: "2", hint: both("", "Bare norsk") })] };
  const paths = neededOf(draft).map(([path]) => path);
  expect(paths).toContain("fields/0/choices");
  expect(paths).toContain("fields/1/hint/en");
  expect(paths).not.toContain("fields/0/hint/en");
});

test("a question that is there keeps its key, and what depends on it follows a new name", () => {
  const decides = field({
    key: "device",
    label: both("Renamed"),
    kind: "choice",
    choices: choices("Laptop").map((one) => ({ ...one, key: "pc" })),
  });
  const [, depends] = fieldsOf([decides, field({ id: "2", label: both("Device"), when: { field: "1", is: ["1"] } })]);
  expect(depends).toMatchObject({ key: "device_2", when: { field: "device", is: ["pc"] } });
});
