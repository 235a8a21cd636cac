import type { Step as TypeStep } from "../../../../contract/step.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { hasStep } from "../../catalog/index.ts";
import { changeStatus } from "../change-rules.ts";
import { stepAmong } from "../change-step.ts";
import { requireRight } from "../load-ticket.ts";
import type { TicketValues } from "../store.ts";
import type { Act } from "./act.ts";
import { undoOfStep, type Decide } from "./step.ts";
import type { ManyRow } from "./store-read.ts";

/** Where a ticket stands, of the steps of its request type. */
export const standsAt = ({ steps, step }: Pick<ManyRow, "steps" | "step">): TypeStep | null =>
  (step !== null && steps?.find(({ key }) => key === step)) || null;

/** Where they stand from now on, each by the words and the ways of its request type. */
export async function setStep(tx: Db, actor: Actor, now: Date, act: Act & { act: "step" }): Promise<Decide> {
  if (!(await hasStep(tx, act.step))) throw wrongField("/change/step", "unknown", { what: "step" });
  return (row) => {
    requireRight(actor, row, "work");
    if (row.step === act.step) return null;
    const steps = row.steps ?? [];
    if (!steps.some(({ key }) => key === act.step)) throw new Problem(409, "step_not_here");
    const from = standsAt(row);
    const step = stepAmong(steps, from, act.step, actor.language);
    const values: TicketValues = { step: step.key };
    const moves = step.status !== row.status || step.reason !== row.waiting_reason;
    const change = { status: step.status, ...(step.reason && { waiting_reason: step.reason }) };
    const told = moves ? changeStatus(row, change, values, now) : [];
    return {
      values,
      told: [{ type: "ticket.changed", data: { changes: { step: { from: from?.label ?? null, to: step.label } } } }, ...told],
      shown: { step: { from: from?.label[actor.language] ?? null, to: step.label[actor.language] } },
      undo: undoOfStep(row, values),
    };
  };
}
