import { climb } from "../../../contract/form.ts";
import type { Field, FieldValue } from "../../../contract/field.ts";
import { isId } from "../../platform/id.ts";

const longestLine = 300;
const longestParagraph = 20_000;
const longestSecret = 2000;

/** A day of the calendar, "2026-02-28"; not 30 February. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

const isOneLine = (text: string): boolean => text.length <= longestLine && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
/** A choice that is offered, or that was the answer before. */
const isOffered = (field: Field, key: string, before: FieldValue | undefined): boolean =>
  field.choices.some((choice) => choice.key === key && !climb(field.choices, key).some(({ retired }) => retired)) ||
  (Array.isArray(before) ? before.includes(key) : before === key);

/** Several answers, each once and in the order of the form. */
function several(field: Field, given: FieldValue, before: FieldValue | undefined): { value: FieldValue } | { wrong: string } {
  const keys = Array.isArray(given) ? given : [given];
  if (!keys.every((key) => typeof key === "string" && isOffered(field, key, before))) return { wrong: "choice" };
  return { value: field.choices.map(({ key }) => key).filter((key) => keys.includes(key)) };
}

/**
 * The answer to one question as it is kept, or the code of what is wrong with it. `before`: what stood there. Pure: whether a person, an asset or
 * a file is there is asked where it is written.
 */
export function readAnswer(field: Field, given: FieldValue, before?: FieldValue): { value: FieldValue } | { wrong: string } {
  if (field.kind === "choices") return several(field, given, before);
  if (Array.isArray(given)) return { wrong: "one_answer" };
  const text = typeof given === "string" ? given.trim() : String(given);
  switch (field.kind) {
    case "text":
    case "person":
    case "asset":
      return isOneLine(text) ? { value: text } : { wrong: "one_line" };
    case "paragraph":
      return text.length > longestParagraph ? { wrong: "too_long" } : { value: text };
    case "secret":
      return text.length > longestSecret ? { wrong: "too_long" } : { value: text };
    case "number": {
      const number = Number(text.replace(",", "."));
      return typeof given === "boolean" || !Number.isFinite(number) ? { wrong: "number" } : { value: number };
    }
    case "choice":
    case "tree":
      return isOffered(field, text, before) ? { value: text } : { wrong: "choice" };
    case "date":
      return isDay(text) ? { value: text } : { wrong: "date" };
    case "yes_no":
      return typeof given === "boolean" ? { value: given } : { wrong: "yes_no" };
    case "file":
      return isId(text) ? { value: text } : { wrong: "file" };
  }
}
