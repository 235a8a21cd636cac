import type { Field } from "../../../contract/catalog.ts";
import type { Language } from "../../../contract/shapes.ts";
import { Problem, type FieldError } from "../../platform/problem.ts";

export type FieldValue = string | number | boolean;
export type FieldValues = Record<string, FieldValue>;

const longestLine = 300;
const longestParagraph = 20_000;

/** A day of the calendar, "2026-02-28"; not 30 February. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The answer as it is kept, or the code of what is wrong with it. */
function read(field: Field, given: FieldValue): { value: FieldValue } | { wrong: string } {
  const text = typeof given === "string" ? given.trim() : String(given);
  switch (field.kind) {
    case "text":
      return text.length > longestLine || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) ? { wrong: "one_line" } : { value: text };
    case "paragraph":
      return text.length > longestParagraph ? { wrong: "too_long" } : { value: text };
    case "number": {
      const number = Number(text.replace(",", "."));
      return typeof given === "boolean" || !Number.isFinite(number) ? { wrong: "number" } : { value: number };
    }
    case "choice":
      return field.choices.some((choice) => choice.key === given) ? { value: text } : { wrong: "choice" };
    case "date":
      return isDay(text) ? { value: text } : { wrong: "date" };
    case "yes_no":
      return typeof given === "boolean" ? { value: given } : { wrong: "yes_no" };
  }
}

/**
 * Answers to the fields of a request type, checked and trimmed; empty ones are left out. Refuses with one error per field
 * at `/fields/<key>`; its sentence may name the field, in the reader's `language`. Pure. Without a request type there is nothing to answer.
 */
export function checkFields(requestType: { fields: readonly Field[] } | null, given: FieldValues, language: Language = "en"): FieldValues {
  const fields = requestType?.fields ?? [];
  const errors: FieldError[] = [];
  const values: FieldValues = {};
  const refuse = (field: Field, code: string) => errors.push({ pointer: `/fields/${field.key}`, code, detail: field.label[language] });
  for (const key of Object.keys(given)) {
    if (!fields.some((field) => field.key === key)) errors.push({ pointer: `/fields/${key}`, code: "unknown_key" });
  }
  for (const field of fields) {
    const answer = given[field.key];
    if (answer === undefined || (typeof answer === "string" && answer.trim() === "")) {
      if (field.required) refuse(field, "required");
      continue;
    }
    const got = read(field, answer);
    if ("wrong" in got) refuse(field, got.wrong);
    else values[field.key] = got.value;
  }
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
  return values;
}
