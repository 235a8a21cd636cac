import type { Filter } from "../../../contract/filter.ts";
import { parseFilter } from "../../../contract/filter-parse.ts";
import { printFilter } from "../../../contract/filter-print.ts";

/** What a filter asks for, one by one: all of it holds. Pure; null where it cannot be meant yet. */
export function partsOf(text: string): Filter[] | null {
  const parsed = parseFilter(text);
  if ("fault" in parsed) return null;
  return "all" in parsed.filter ? parsed.filter.all : [parsed.filter];
}

/** The text that asks for all of these. */
export const textOf = (parts: readonly Filter[]): string => printFilter({ all: [...parts] });

/** Without the part at a place. A text that cannot be meant stays as it is. */
export const without = (text: string, at: number): string => {
  const parts = partsOf(text);
  return parts ? textOf(parts.toSpliced(at, 1)) : text;
};

export const withPart = (text: string, part: Filter): string => {
  const parts = partsOf(text);
  return parts ? textOf([...parts, part]) : text;
};

/** Both hold. One of them may ask for nothing. */
export function bothOf(one: string, other: string): string {
  const [first, second] = [partsOf(one), partsOf(other)];
  return first && second ? textOf([...first, ...second]) : one || other;
}
