import type { Filter } from "./filter.ts";
import { quote } from "./filter-words.ts";

const isGroup = (filter: Filter): boolean => "all" in filter || "any" in filter;
const inside = (filter: Filter): string => (isGroup(filter) ? `(${printFilter(filter)})` : printFilter(filter));

/** A filter as a person would write it. Pure: read again, it asks the same. */
export function printFilter(filter: Filter): string {
  if ("all" in filter) return filter.all.map((one) => ("any" in one || "all" in one ? inside(one) : printFilter(one))).join(" ");
  if ("any" in filter) return filter.any.map((one) => ("any" in one ? inside(one) : printFilter(one))).join(" or ");
  if ("not" in filter) return `-${inside(filter.not)}`;
  if ("is" in filter) return `is:${filter.is}`;
  if ("words" in filter) return quote(filter.words);
  if ("values" in filter) return `${filter.field}:${filter.values.map(quote).join(",")}`;
  return `${filter.field}${filter.order}${"at" in filter ? filter.at : filter.number}`;
}
