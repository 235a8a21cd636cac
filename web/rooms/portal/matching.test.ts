import { expect, test } from "vitest";
import type { RequestType } from "../../../contract/catalog.ts";
import { plainField } from "../../../contract/form.ts";
import { fittingIssues, fittingTypes, nearness, tellingWords } from "./matching.ts";

const type = (key: string, en: string, nb: string, hintEn = "", hintNb = "", choices: string[] = []): RequestType => ({
  id: key,
  key,
  name: { en, nb },
  hint: { en: hintEn, nb: hintNb },
  icon: "help",
  kind: "service_request",
  category: null,
  team: null,
  impact: 3,
  urgency: 2,
  confidential: false,
  fields:
    choices.length > 0
      ? [
          {
            key: "what",
            label: { en: "What", nb: "Hva" },
            hint: null,
            kind: "choice",
            required: true,
            ...plainField,
            choices: choices.map((name) => ({ key: name, label: { en: name, nb: name }, parent: null, retired: false })),
          },
        ]
      : [],
  steps: [],
  reply: null,
  checklist_id: null,
  macro_ids: [],
  targets: { critical: null, high: null, normal: null, low: null },
  active: true,
  version: 1,
});
const types = [
  type("new-password", "New password", "Nytt passord", "Forgotten, expired or locked", "Glemt, utløpt eller låst"),
  type("new-equipment", "New equipment", "Nytt utstyr", "Computer, screen, phone", "PC, skjerm, mobil", ["Headset", "Hodetelefoner"]),
  type("access", "Access to a system", "Tilgang til et system", "A shared folder", "Et fellesområde"),
];
const keys = (typed: string) => fittingTypes(types, typed).map((each) => each.key);

test("finds what can be asked for in either language, bent or half typed", () => {
  expect(keys("jeg har glemt passordet mitt")).toEqual(["new-password"]);
  expect(keys("pass")).toEqual(["new-password"]);
  expect(keys("I need a bigger screen")).toEqual(["new-equipment"]);
  expect(keys("hodetelefon")).toEqual(["new-equipment"]);
  expect(keys("fellesomrade")).toEqual(["access"]);
});

test("a name weighs more than a hint", () => {
  expect(keys("passord til pc-skjerm")[0]).toBe("new-password");
});

test("says nothing when the words tell nothing", () => {
  expect(keys("")).toEqual([]);
  expect(keys("hei, jeg trenger hjelp")).toEqual([]);
  expect(tellingWords("a b om")).toEqual([]);
});

test("an issue concerns somebody who uses one of its words", () => {
  const issues = [{ announcement: "Outlook asks for the password again" }, { announcement: "Ingen nett i Bodø" }];
  expect(fittingIssues(issues, "outlook is slow")).toEqual([issues[0]]);
  expect(fittingIssues(issues, "nettet i bodo er nede")).toEqual([issues[1]]);
  expect(fittingIssues(issues, "printer")).toEqual([]);
});

test("two letters are not enough to be alike", () => {
  expect(nearness(["pc"], "pcer")).toBe(0);
  expect(nearness(["skjermen"], "skjerm")).toBe(1);
});
