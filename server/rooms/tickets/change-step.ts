import { mayStep, type Step } from "../../../contract/step.ts";
import type { Db } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import type { Language } from "../../../contract/shapes.ts";
import { stepsOf } from "./store-steps.ts";
import type { TicketRow } from "./store-rows.ts";

const without = { en: "No step", nb: "Ingen trinn" };

/** The step that is meant, of the ticket's request type; refuses one that is not there, or may not follow. Pure. */
export function stepAmong(steps: readonly Step[], from: Pick<Step, "key" | "label"> | null, to: string, language: Language): Step {
  const found = steps.find(({ key }) => key === to);
  if (!found) throw wrongField("/step", "unknown", { what: "step" });
  if (!mayStep(from?.key ?? null, found))
    throw new Problem(409, "step_not_next", { facts: { from: (from?.label ?? without)[language], to: found.label[language] } });
  return found;
}

/** Where a ticket goes; null: it stands there already. */
export async function stepTo(
  db: Db,
  row: Pick<TicketRow, "request_type_id" | "step">,
  to: string,
  language: Language,
): Promise<Step | null> {
  if (row.step?.key === to) return null;
  return stepAmong(row.request_type_id ? await stepsOf(db, row.request_type_id) : [], row.step, to, language);
}
