import { describe, expect, test } from "vitest";
import type { Field, RequestType } from "../../../contract/catalog.ts";
import { plainField } from "../../../contract/form.ts";
import { answersOf, beginWith, draftKey, isEmpty, newSlot, read, slotOf, subjectOf, whatIsMissing, write } from "./request-draft.ts";

const field = (key: string, kind: Field["kind"], required = false): Field => ({
  key,
  label: { en: key, nb: key },
  hint: null,
  kind,
  required,
  ...plainField,
  choices: [],
});
const fields = [field("since", "text"), field("count", "number"), field("phone", "yes_no", true), field("on", "date")];
const type = (key: string, kind: RequestType["kind"]): RequestType => {
  const name = { en: key, nb: key };
  return {
    id: key,
    key,
    name,
    hint: name,
    icon: "help",
    kind,
    category: null,
    team: null,
    impact: 3,
    urgency: 2,
    confidential: false,
    fields,
    steps: [],
    reply: null,
    checklist_id: null,
    macro_ids: [],
    targets: { critical: null, high: null, normal: null, low: null },
    active: true,
    version: 1,
  };
};
const password = type("new-password", "service_request");
const broken = type("broken", "incident");
const empty = { type: null, subject: "", description: "", answers: {} };

describe("words become a request", () => {
  test("a short sentence is the subject, and needs no description", () => {
    expect(beginWith(null, " Outlook henger. ", "")).toEqual({ ...empty, subject: "Outlook henger" });
  });
  test("a long story keeps all its words", () => {
    const story = "Skriveren i 3. etasje er tom. Jeg har byttet papir to ganger, men den sier fortsatt at det er tomt.";
    const draft = beginWith(broken, story, "Noe virker ikke");
    expect(draft.subject).toBe("Skriveren i 3. etasje er tom");
    expect(draft.description).toBe(story);
  });
  test("a sentence without an end is cut at a word", () => {
    const subject = subjectOf("jeg får ikke logget meg inn på lønnssystemet siden i går ettermiddag og skulle levert timelister");
    expect(subject.length).toBeLessThanOrEqual(82);
    expect(subject.endsWith(" …")).toBe(true);
    expect(subject).toContain("lønnssystemet");
  });
  test("an order without words is named after its type; a fault is not", () => {
    expect(beginWith(password, "", "Nytt passord").subject).toBe("Nytt passord");
    expect(beginWith(broken, "", "Noe virker ikke").subject).toBe("");
  });
});

test("what is kept is read again, and nothing else is believed", () => {
  const draft = { type: "broken", subject: "Outlook", description: "", answers: { since: "i går" } };
  expect(read(write(draft))).toEqual(draft);
  expect(write(empty)).toBe("");
  expect(isEmpty({ ...empty, answers: { a: " " } })).toBe(true);
  expect(read("")).toBeNull();
  expect(read("{not json")).toBeNull();
  expect(read('{"subject":7,"answers":{"a":1,"b":"x"}}')).toEqual({ ...empty, answers: { b: "x" } });
});

test("tells what is missing at its field", () => {
  expect(whatIsMissing(empty, fields)).toEqual({ subject: "required", "fields/phone": "required" });
  expect(whatIsMissing({ ...empty, subject: "x".repeat(301), answers: { phone: "no", count: "many" } }, fields)).toEqual({
    subject: "too_long",
    "fields/count": "number",
  });
});

test("sends answers as what they are, and none that are empty or foreign", () => {
  const answers = { since: " i går ", count: "2,5", phone: "no", on: "", other: "left over" };
  expect(answersOf({ ...empty, answers }, fields)).toEqual({ since: "i går", count: 2.5, phone: false });
});

test("each request has its own draft", () => {
  expect(slotOf(draftKey("abc123"))).toBe("abc123");
  expect(slotOf("reply:1")).toBeNull();
  expect(newSlot()).toMatch(/^[a-z0-9]{6}$/);
});
