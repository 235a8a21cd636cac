import type { Actor } from "../../../platform/actor.ts";
import { changeStatus } from "../change-rules.ts";
import { requireAnswers } from "../form/require-answers.ts";
import { requireRight } from "../load-ticket.ts";
import { refuseWithSteps } from "../steps-to-do.ts";
import type { TicketValues } from "../store.ts";
import { isActive } from "../ticket.ts";
import type { Act } from "./act.ts";
import { undoOf, undoOfStep, type Decide } from "./step.ts";

type Standing = Extract<Act, { act: "wait" | "resume" | "close" }>;

const asked = (act: Standing) => {
  if (act.act === "wait") return { status: "waiting" as const, waiting_reason: act.reason, waiting_until: act.until };
  return { status: act.act === "close" ? ("closed" as const) : ("open" as const) };
};

/** Waiting, open again, or closed without a confirmation. */
export function stand(actor: Actor, now: Date, act: Standing): Decide {
  const change = asked(act);
  return (row) => {
    requireRight(actor, row, "work");
    const values: TicketValues = {};
    const told = changeStatus(row, change, values, now);
    if (told.length === 0) return null;
    if (values.status === "closed" && isActive(row.status)) {
      refuseWithSteps(row.to_do);
      requireAnswers(row.gate, actor.language);
    }
    // The step goes with the status (0063), and comes back with it.
    return {
      values,
      told,
      shown: { status: { from: row.status, to: change.status } },
      undo: row.step === null ? undoOf(row, values) : undoOfStep(row, { ...values, step: null }),
    };
  };
}
