import type { ChatQuestion } from "../../../../contract/chat-widgets.ts";
import { keyFrom } from "../key-from.ts";

/** Questions as lines: "English | Norwegian | choice, choice", with a * in front where an answer is needed. Pure. */
export const linesOf = (questions: readonly ChatQuestion[]): string =>
  questions
    .map(({ label_en, label_nb, required, choices }) =>
      [`${required ? "* " : ""}${label_en}`, label_nb, ...(choices.length > 0 ? [choices.join(", ")] : [])].join(" | "),
    )
    .join("\n");

/** Back again. A question keeps its key as long as its English words stay. Pure. */
export function questionsOf(text: string, before: readonly ChatQuestion[]): ChatQuestion[] {
  const keys = new Map(before.map(({ label_en, key }) => [label_en, key]));
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, place) => {
    const [first = "", second = "", third = ""] = line.split("|").map((part) => part.trim());
    const required = first.startsWith("*");
    const label_en = first.replace(/^\*\s*/, "");
    const choices = third
      .split(",")
      .map((choice) => choice.trim())
      .filter(Boolean);
    const made = keyFrom(label_en);
    const key = keys.get(label_en) ?? (made.length >= 2 ? made : `question-${place + 1}`);
    return { key, label_en, label_nb: second || label_en, required, choices };
  });
}
