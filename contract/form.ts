import type { Field, FieldChoice, FieldKept, FieldKind, FieldValue, FieldValues } from "./field.ts";

/** The rules of a form, the same in the browser and at the desk. All pure. */

/** What a field does unless somebody says otherwise. */
export const plainField = { required_to_solve: false, internal: false, when: null, retired: false } as const;

/** A form as it is kept, with what fields could not do when it was made. */
export const wholeFields = (kept: readonly FieldKept[]): Field[] =>
  kept.map((one) => ({
    ...plainField,
    ...one,
    required_to_solve: one.required_to_solve ?? false,
    internal: one.internal ?? false,
    when: one.when ?? null,
    retired: one.retired ?? false,
    choices: one.choices.map((choice) => ({ ...choice, parent: choice.parent ?? null, retired: choice.retired ?? false })),
  }));

/** Kinds whose answers are a few known ones: others may depend on them. */
export const mayDecide = (kind: FieldKind): boolean => kind === "choice" || kind === "choices" || kind === "tree" || kind === "yes_no";
/** Kinds that are answered with one of their choices. */
export const hasChoices = (kind: FieldKind): boolean => kind === "choice" || kind === "choices" || kind === "tree";

export const isEmptyAnswer = (value: FieldValue | null | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** A choice and what it hangs below, the outermost first. */
export function climb(choices: readonly FieldChoice[], key: string): FieldChoice[] {
  const up: FieldChoice[] = [];
  let at: string | null = key;
  while (at !== null && up.length < choices.length) {
    const found: FieldChoice | undefined = choices.find((choice) => choice.key === at);
    if (!found) break;
    up.unshift(found);
    at = found.parent;
  }
  return up;
}

/** Whether an answer is one of `is`; in a tree what hangs below one counts. */
function answersWith(field: Field, value: FieldValue | undefined, is: readonly (string | boolean)[]): boolean {
  if (value === undefined) return false;
  if (field.kind === "tree") return climb(field.choices, String(value)).some(({ key }) => is.includes(key));
  if (Array.isArray(value)) return value.some((one) => is.includes(one));
  return typeof value !== "number" && is.includes(value);
}

/** Whether a question is asked with these answers. What hangs on a question that is not asked itself is not asked either. */
export function isAsked(field: Field, fields: readonly Field[], values: FieldValues): boolean {
  const { when } = field;
  if (when === null) return true;
  const before = fields.slice(0, fields.indexOf(field));
  const other = before.find(({ key }) => key === when.field);
  return other !== undefined && isAsked(other, fields, values) && answersWith(other, values[other.key], when.is);
}

/** The questions that somebody is asked now: those of requesters, or for technicians all. */
export const askedFields = (fields: readonly Field[], values: FieldValues, inside: boolean): Field[] =>
  fields.filter((field) => !field.retired && (inside || !field.internal) && isAsked(field, fields, values));

/** Questions without whose answers a technician does not solve the ticket. `secrets`: keys of secrets that are there. */
export const leftToSolve = (fields: readonly Field[], values: FieldValues, secrets: readonly string[]): Field[] =>
  askedFields(fields, values, true).filter(
    ({ key, kind, required_to_solve }) => required_to_solve && (kind === "secret" ? !secrets.includes(key) : isEmptyAnswer(values[key])),
  );
