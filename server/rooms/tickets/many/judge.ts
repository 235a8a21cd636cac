import { notFound, Problem } from "../../../platform/problem.ts";
import type { Decide, Step } from "./step.ts";
import type { ManyRow } from "./store-read.ts";

/** Why one of many tickets stays as it is: the code and the facts of the refusal that it would meet by hand. */
export interface Refusal {
  code: string;
  /** What is wrong with a field, and not with the request. */
  field: boolean;
  facts: Record<string, string | number>;
}

export type Judgement =
  | { id: string; result: "changed"; row: ManyRow; step: Step }
  | { id: string; result: "unchanged" }
  | { id: string; result: "refused"; refusal: Refusal };

export function refusalOf(problem: Problem): Refusal {
  const [wrong] = problem.errors;
  return { code: wrong?.code ?? problem.code, field: wrong !== undefined, facts: { ...problem.facts, ...wrong?.facts } };
}

function judgeOne(row: ManyRow, decide: Decide): Judgement {
  try {
    const step = decide(row);
    return step ? { id: row.id, result: "changed", row, step } : { id: row.id, result: "unchanged" };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { id: row.id, result: "refused", refusal: refusalOf(error) };
  }
}

/** What would become of each of these tickets, in the order asked for. Pure. */
export function judge(ids: readonly string[], rows: readonly ManyRow[], decide: Decide): Judgement[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    return row ? judgeOne(row, decide) : { id, result: "refused", refusal: refusalOf(notFound("ticket")) };
  });
}
