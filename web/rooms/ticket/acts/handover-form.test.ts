import { expect, test } from "vitest";
import { fillForm, readForm } from "./handover-form.ts";

const drafted = { handover: { asked: "a", tried: "t", found: "f", evidence: "e", question: "" }, team: { key: "messaging" } };

test("the form begins with what was really done", () => {
  expect(fillForm(drafted, null)).toEqual({ ...drafted.handover, team: "messaging", reason: "" });
});

test("what the person wrote stands over it, also where they emptied it", () => {
  expect(fillForm(drafted, { tried: "", reason: "needs rights" })).toMatchObject({ tried: "", found: "f", reason: "needs rights" });
});

test.each(["", "not json", "null", "[]", '"words"'])("a draft that is no form counts as none or empty: %j", (text) => {
  expect(fillForm(drafted, readForm(text))).toEqual({ ...drafted.handover, team: "messaging", reason: "" });
});

test("only known texts are taken from a draft", () => {
  expect(readForm(JSON.stringify({ team: "network", tried: 3, other: "x" }))).toEqual({ team: "network" });
});
