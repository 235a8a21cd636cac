import { isAnswerField, keyIn, type AnswerField, type Filter } from "../../../../contract/filter.ts";
import type { Db } from "../../../platform/db.ts";
import { remembered } from "../../../platform/remember.ts";
import { questionsByKeys, type Question } from "../../catalog/index.ts";
import type { AnswerTerm } from "./answer-condition.ts";

/** By the name that a filter calls them: the questions that are asked by it. Secrets are none. */
export type Questions = ReadonlyMap<AnswerField, readonly Question[]>;

/** What of a filter asks for answers in forms. Pure. */
export function answersIn(filter: Filter): AnswerTerm[] {
  if ("all" in filter) return filter.all.flatMap(answersIn);
  if ("any" in filter) return filter.any.flatMap(answersIn);
  if ("not" in filter) return answersIn(filter.not);
  return "field" in filter && isAnswerField(filter.field) ? [filter as AnswerTerm] : [];
}

const asked = remembered(/^(catalog|request_type)\./, (db: Db, keys: readonly string[]) => questionsByKeys(db, keys));

/** The questions that these terms name. */
export const questionsOf = (db: Db, terms: readonly AnswerTerm[]): Promise<Questions> =>
  questionsAt(
    db,
    terms.map(({ field }) => field),
  );

/** The questions of these names; nothing is asked of the database where there are none. */
export async function questionsAt(db: Db, named: readonly AnswerField[]): Promise<Questions> {
  if (named.length === 0) return new Map();
  const fields = [...new Set(named)];
  const found = (await asked(db, fields.map(keyIn).toSorted())).filter(({ field }) => field.kind !== "secret");
  return new Map(fields.map((name) => [name, found.filter(({ field }) => field.key === keyIn(name))]));
}

/** Nobody is asked by any of them any more. */
export const isGone = (questions: readonly Question[] | undefined): boolean => !questions?.some(({ offered }) => offered);
