import type { Field, FieldValues } from "../../../../contract/field.ts";

/**
 * The answers that a form has. What was given inside answers only a question that technicians alone are asked: another request type, or a
 * changed one, may ask everybody by the same key, and what was said of the former question is not told as an answer to it. Pure.
 */
export function held(fields: readonly Pick<Field, "key" | "internal">[], open: FieldValues, inner: FieldValues): FieldValues {
  const inside = fields.flatMap(({ key, internal }) => (internal ? [key] : []));
  return { ...open, ...Object.fromEntries(Object.entries(inner).filter(([key]) => inside.includes(key))) };
}
