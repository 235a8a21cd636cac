import type { AnswerField } from "../../../../contract/filter.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db, RawBuilder } from "../../../platform/db.ts";
import type { Group } from "../store-groups.ts";
import { orderedBy, type OrderedBy } from "./ordered-by.ts";
import { saying, unplaced, valuesIn } from "./store.ts";

/** As text that stands in the order of what it says, as `byPlace` has it. Pure. */
export function placeOf({ compared, words }: Pick<OrderedBy, "compared" | "words">, value: string | null): string {
  if (value === null) return "1";
  if (compared === "rank") return `0${String(words.indexOf(value)).padStart(6, "0")}`;
  if (compared !== "number") return `0${value}`;
  const number = Number(value);
  const digits = Math.abs(number).toFixed(6).padStart(24, "0");
  // Below nothing the order of the digits is the other way round.
  return number < 0 ? `00${digits.replaceAll(/\d/g, (digit) => String(9 - Number(digit)))}` : `01${digits}`;
}

/** A heading for each answer that some tickets of the list have; those without one stand last. */
export async function answerGroups(db: Db, actor: Actor, condition: RawBuilder<boolean>, field: AnswerField): Promise<Group[]> {
  const by = await orderedBy(db, actor, field);
  if (!by) return [];
  const values = await valuesIn(db, condition, by);
  return values.map(({ value, count }) => ({
    value,
    count,
    place: placeOf(by, value),
    name: value === null ? null : by.nameOf(value),
    within: value === null ? unplaced(by) : saying(by, value),
  }));
}
