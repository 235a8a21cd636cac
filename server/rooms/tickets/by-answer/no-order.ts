import type { AnswerField } from "../../../../contract/filter.ts";
import type { Db } from "../../../platform/db.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { questionsAt } from "../filter/questions.ts";

/** Why nothing stands by what was answered to this: no form has asked it, or answers to it have no order. */
export async function noOrder(db: Db, name: AnswerField, pointer: string): Promise<Problem> {
  const known = (await questionsAt(db, [name])).get(name) ?? [];
  return known.length > 0
    ? wrongField(pointer, "no_order_of_answers")
    : new Problem(400, "invalid_input", { errors: [{ pointer, code: "filter_no_question", detail: name }] });
}
