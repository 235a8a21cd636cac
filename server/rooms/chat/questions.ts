import type { ChatQuestion } from "../../../contract/chat-widgets.ts";
import type { Language } from "../../../contract/shapes.ts";
import { Problem } from "../../platform/problem.ts";

export const labelOf = (question: ChatQuestion, language: Language): string => (language === "nb" ? question.label_nb : question.label_en);

/** The answers in words, in the order of the questions; refuses at the field what is missing, unknown or not among the choices. Pure. */
export function checkAnswers(questions: readonly ChatQuestion[], answers: Record<string, string>, language: Language) {
  const known = new Map(questions.map((question) => [question.key, question]));
  const errors = [
    ...questions
      .filter(({ key, required }) => required && !answers[key])
      .map(({ key }) => ({ pointer: `/answers/${key}`, code: "required" })),
    ...Object.entries(answers).flatMap(([key, answer]) => {
      const question = known.get(key);
      if (!question) return [{ pointer: `/answers/${key}`, code: "unknown_key" }];
      const fits = question.choices.length === 0 || question.choices.includes(answer);
      return fits ? [] : [{ pointer: `/answers/${key}`, code: "invalid_value", facts: { values: question.choices.join(", ") } }];
    }),
  ];
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
  return questions.flatMap((question) => {
    const answer = answers[question.key];
    return answer ? [{ question: labelOf(question, language), answer }] : [];
  });
}
