import { askedFields, isEmptyAnswer } from "../../../contract/form.ts";
import type { Field, FieldValue, FieldValues } from "../../../contract/field.ts";
import type { Language } from "../../../contract/shapes.ts";
import { Problem, type FieldError } from "../../platform/problem.ts";
import { readAnswer } from "./read-answer.ts";

export type { FieldValue, FieldValues } from "../../../contract/field.ts";

interface Reader {
  language?: Language;
  /** Sees the inside: the questions for technicians are theirs, too. */
  inside?: boolean;
}

type Form = { fields: readonly Field[] } | null;

/** Gathers what is wrong, each at `/fields/<key>` and naming the field in the reader's language. */
function refusals(language: Language) {
  const errors: FieldError[] = [];
  return {
    unknown: (key: string) => errors.push({ pointer: `/fields/${key}`, code: "unknown_key" }),
    refuse: (field: Field, code: string) => errors.push({ pointer: `/fields/${field.key}`, code, detail: field.label[language] }),
    settle: () => {
      if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
    },
  };
}

/**
 * Answers to a whole form, checked and trimmed; empty ones are left out. Refuses with one error per field at `/fields/<key>`. Pure.
 * Without a request type there is nothing to answer. What is not asked with these answers is not taken.
 */
export function checkFields(requestType: Form, given: FieldValues, { language = "en", inside = false }: Reader = {}): FieldValues {
  const fields = requestType?.fields ?? [];
  const known = fields.filter((field) => !field.retired && (inside || !field.internal));
  const { unknown, refuse, settle } = refusals(language);
  const values: FieldValues = {};
  for (const key of Object.keys(given)) if (!known.some((field) => field.key === key)) unknown(key);
  // Others may depend on an answer only further down, so that each is read before it decides.
  for (const field of known) {
    const answer = given[field.key];
    const asked = askedFields(fields, values, inside).includes(field);
    if (answer === undefined || isEmptyAnswer(answer)) {
      if (asked && field.required && !field.internal) refuse(field, "required");
      continue;
    }
    const got = readAnswer(field, answer);
    if ("wrong" in got) refuse(field, got.wrong);
    else if (!asked) refuse(field, "not_asked");
    else values[field.key] = got.value;
  }
  settle();
  return values;
}

/**
 * Some answers of a ticket, changed by a technician; null takes one away. `before`: all that was answered. `inside`: those that were meant
 * for technicians alone, which are not taken where everybody is asked by now. Pure.
 */
export function checkChanges(
  requestType: Form,
  given: Readonly<Record<string, FieldValue | null>>,
  before: FieldValues,
  language: Language = "en",
  inside: readonly string[] = [],
): Record<string, FieldValue | null> {
  const fields = requestType?.fields ?? [];
  const { unknown, refuse, settle } = refusals(language);
  const changes: Record<string, FieldValue | null> = {};
  const after: FieldValues = { ...before };
  const named = fields.filter(({ key }) => key in given);
  for (const key of Object.keys(given)) if (!named.some((field) => field.key === key)) unknown(key);
  for (const field of named) {
    const answer = given[field.key];
    if (inside.includes(field.key) && !field.internal) {
      refuse(field, "asked_of_all");
      continue;
    }
    if (answer === undefined || answer === null || isEmptyAnswer(answer)) {
      changes[field.key] = null;
      delete after[field.key];
      continue;
    }
    const got = readAnswer(field, answer, before[field.key]);
    if ("wrong" in got) refuse(field, got.wrong);
    else if (field.retired) refuse(field, "retired");
    else {
      changes[field.key] = got.value;
      after[field.key] = got.value;
    }
  }
  const asked = askedFields(fields, after, true);
  for (const field of named) {
    if (changes[field.key] === null && field.required && !field.internal && asked.includes(field)) refuse(field, "required");
    else if (changes[field.key] !== null && !field.retired && !asked.includes(field)) refuse(field, "not_asked");
  }
  settle();
  return changes;
}
