import type { AnswerField, ChoiceField, Filter } from "../../../../contract/filter.ts";

/** Something that a filter calls by its name: `team:messaging`. */
export interface Named {
  field: ChoiceField | AnswerField;
  value: string;
}

export const keyOf = (field: Named["field"], value: string): string => `${field}:${value}`;

/** The same word may name somebody in one form and something in another. */
export const assetKeyOf = (field: Named["field"], value: string): string => `asset ${keyOf(field, value)}`;

/** Every name in a filter, once. Pure. */
export function namesIn(filter: Filter): Named[] {
  const found = new Map<string, Named>();
  const walk = (one: Filter): void => {
    if ("all" in one) one.all.forEach(walk);
    else if ("any" in one) one.any.forEach(walk);
    else if ("not" in one) walk(one.not);
    else if ("values" in one) for (const value of one.values) found.set(keyOf(one.field, value), { field: one.field, value });
  };
  walk(filter);
  return [...found.values()];
}
