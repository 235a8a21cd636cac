import { wrongFilter } from "../refuse.ts";
import type { Json } from "../resource/json.ts";
import type { Compare, Filter, Value } from "./filter.ts";

const small = (value: unknown): unknown => (typeof value === "string" ? value.toLowerCase() : value);

function compare(is: Compare, given: unknown, value: Value): boolean {
  const [left, right] = [small(given), small(value)];
  if (is === "eq") return left === right || (typeof right === "boolean" && left === String(right));
  if (is === "ne") return !compare("eq", given, value);
  if (typeof left !== "string" || typeof right !== "string") return false;
  switch (is) {
    case "co":
      return left.includes(right);
    case "sw":
      return left.startsWith(right);
    case "ew":
      return left.endsWith(right);
    default:
      throw wrongFilter(is);
  }
}

const at = (given: Json, path: string): unknown => Object.entries(given).find(([key]) => key.toLowerCase() === path)?.[1];

/** Whether one of several values is meant: `[type eq "work"]`. Pure. */
export function holds(filter: Filter, given: Json): boolean {
  switch (filter.is) {
    case "and":
      return holds(filter.left, given) && holds(filter.right, given);
    case "or":
      return holds(filter.left, given) || holds(filter.right, given);
    case "not":
      return !holds(filter.of, given);
    case "pr":
      return at(given, filter.path) !== undefined && at(given, filter.path) !== "";
    case "has":
      throw wrongFilter(filter.path);
    default:
      return compare(filter.is, at(given, filter.path) ?? null, filter.value);
  }
}

/** What somebody must be given so that it holds, where it only says so of single values: `type eq "work"` → `{ type: "work" }`. null: it says more. */
export function madeBy(filter: Filter): Json | null {
  if (filter.is === "eq") return filter.value === null ? null : { [filter.path]: filter.value };
  if (filter.is !== "and") return null;
  const [left, right] = [madeBy(filter.left), madeBy(filter.right)];
  return left && right && { ...left, ...right };
}
