import type { Field, FieldValue, FieldValues } from "../../../contract/field.ts";
import { askedFields } from "../../../contract/form.ts";

/** Answers while they are being given: a text each. Yes and no are "yes" and "no", several choices their keys with commas between. */
export type Typed = Readonly<Record<string, string>>;

/** Pure: a kept answer as it stands in its field. */
export function typedOf(value: FieldValue | null): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(",") : String(value);
}

/** Pure: what was typed as the API takes it; null for nothing. What is no number yet stays a text, for the desk to refuse. */
export function answerOf(kind: Field["kind"], typed: string): FieldValue | null {
  const text = typed.trim();
  if (!text) return null;
  if (kind === "yes_no") return text === "yes";
  if (kind === "choices") return text.split(",");
  if (kind !== "number") return text;
  const number = Number(text.replace(",", "."));
  return Number.isFinite(number) ? number : text;
}

/** Pure: everything that was answered. */
export const answersIn = (fields: readonly Field[], typed: Typed): FieldValues =>
  Object.fromEntries(
    fields.flatMap(({ key, kind }) => {
      const value = answerOf(kind, typed[key] ?? "");
      return value === null ? [] : [[key, value]];
    }),
  );

/** Pure: the questions that are asked with what has been typed so far. */
export const askedNow = (fields: readonly Field[], typed: Typed, inside: boolean): Field[] =>
  askedFields(fields, answersIn(fields, typed), inside);
