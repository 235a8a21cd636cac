import type { Field } from "../../../contract/catalog.ts";
import type { Answered } from "../../../contract/tickets.ts";
import type { FieldValues } from "../catalog/index.ts";

/** The questions of a request type with what was answered, in the order they were asked. What no question asked for stays inside. */
export const answersTo = (fields: readonly Field[], values: FieldValues): Answered[] =>
  fields.flatMap(({ key, kind, label, choices }) => {
    const value = values[key];
    if (value === undefined || value === "") return [];
    return [{ key, kind, label, value, choice: choices.find((choice) => choice.key === value)?.label ?? null }];
  });
