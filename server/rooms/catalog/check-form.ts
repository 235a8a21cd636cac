import { climb, hasChoices, mayDecide } from "../../../contract/form.ts";
import type { Field } from "../../../contract/field.ts";
import { Problem, type FieldError } from "../../platform/problem.ts";

/** What is wrong with the choices of one field. */
function wrongChoices({ kind, choices }: Field, at: string): FieldError[] {
  if (!hasChoices(kind)) return [];
  if (choices.every(({ retired }) => retired)) return [{ pointer: `${at}/choices`, code: "required" }];
  return choices.flatMap((choice, index): FieldError[] => {
    const before = choices.slice(0, index);
    const here = `${at}/choices/${index}`;
    return [
      ...(before.some(({ key }) => key === choice.key) ? [{ pointer: `${here}/key`, code: "taken" }] : []),
      ...(choice.parent !== null && (kind !== "tree" || !before.some(({ key }) => key === choice.parent))
        ? [{ pointer: `${here}/parent`, code: "choice_before" }]
        : []),
    ];
  });
}

/** What is wrong with the condition of one field: it leans on a question before it, of few answers, that the same people see. */
function wrongCondition({ when, internal }: Field, before: readonly Field[], at: string): FieldError[] {
  if (when === null) return [];
  const other = before.find(({ key }) => key === when.field);
  if (!other || other.retired) return [{ pointer: `${at}/when/field`, code: "question_before" }];
  if (!mayDecide(other.kind)) return [{ pointer: `${at}/when/field`, code: "decides_nothing" }];
  // Whether it is asked would tell a requester what stands inside.
  if (other.internal && !internal) return [{ pointer: `${at}/when/field`, code: "internal_decides" }];
  return when.is.flatMap((answer, index) => {
    const fits = other.kind === "yes_no" ? typeof answer === "boolean" : climb(other.choices, String(answer)).length > 0;
    return fits ? [] : [{ pointer: `${at}/when/is/${index}`, code: "choice", detail: other.label.en }];
  });
}

/** Refuses a form that cannot be meant, at the word that is wrong. Pure. */
export function checkForm(fields: readonly Field[]): void {
  const errors = fields.flatMap((field, index): FieldError[] => {
    const at = `/fields/${index}`;
    const before = fields.slice(0, index);
    const twice = before.some(({ key }) => key === field.key) ? [{ pointer: `${at}/key`, code: "taken" }] : [];
    if (field.retired) return twice;
    return [
      ...twice,
      ...wrongChoices(field, at),
      ...wrongCondition(field, before, at),
      ...(field.required && field.internal ? [{ pointer: `${at}/required`, code: "nobody_asks" }] : []),
    ];
  });
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
}

/**
 * The form as it will be kept. What it had and is not in `given` stays, retired: answers to it are read by it. A kind never changes, for
 * answers of the old one would be unreadable. Pure.
 */
export function reshape(before: readonly Field[], given: readonly Field[]): Field[] {
  const errors: FieldError[] = [];
  const kept = given.map((field, index): Field => {
    const old = before.find(({ key }) => key === field.key);
    if (!old) return field;
    if (old.kind !== field.kind) errors.push({ pointer: `/fields/${index}/kind`, code: "kind_stays" });
    const gone = old.choices.filter(({ key }) => !field.choices.some((choice) => choice.key === key));
    return { ...field, choices: [...field.choices, ...gone.map((choice) => ({ ...choice, retired: true }))] };
  });
  if (errors.length > 0) throw new Problem(400, "invalid_input", { errors });
  const left = before.filter(({ key }) => !given.some((field) => field.key === key));
  // Nothing leans on what is asked no more, and it leans on nothing.
  return [...kept, ...left.map((field) => ({ ...field, retired: true, when: null }))];
}
