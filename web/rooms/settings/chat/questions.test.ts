import { expect, it } from "vitest";
import { linesOf, questionsOf } from "./questions.ts";

it("questions are lines and come back as they were, with their keys", () => {
  const questions = [
    { key: "device", label_en: "Which device?", label_nb: "Hvilken enhet?", required: true, choices: ["PC", "Phone"] },
    { key: "room", label_en: "Where are you?", label_nb: "Hvor er du?", required: false, choices: [] },
  ];
  const text = linesOf(questions);
  expect(text).toBe("* Which device? | Hvilken enhet? | PC, Phone\nWhere are you? | Hvor er du?");
  expect(questionsOf(text, questions)).toEqual(questions);
  expect(questionsOf("\n How old is it? ", [])).toEqual([
    { key: "how-old-is-it", label_en: "How old is it?", label_nb: "How old is it?", required: false, choices: [] },
  ]);
});
