import type { Actor } from "../../../platform/actor.ts";
import { newId } from "../../../platform/id.ts";
import { requireAnswers } from "../form/require-answers.ts";
import { requireRight } from "../load-ticket.ts";
import { solved } from "../resolve.ts";
import { refuseWithSteps } from "../steps-to-do.ts";
import type { Act } from "./act.ts";
import type { Decide } from "./step.ts";

/** Solved, with the same words for all; each requester is asked whether it is so. */
export function solve(actor: Actor, now: Date, { body }: Act & { act: "resolve" }): Decide {
  return (row) => {
    requireRight(actor, row, "resolve");
    refuseWithSteps(row.to_do);
    requireAnswers(row.gate, actor.language);
    return {
      values: solved(row, actor, now, body, false),
      told: [{ type: "ticket.resolved", data: { team: row.team_name, tier: row.tier, first_contact: false } }],
      shown: { status: { from: row.status, to: "resolved" } },
      undo: null,
      ends: true,
      withdrawOffer: true,
      ...(!row.accepted && { acceptedBy: actor.personId }),
      ...(body && { reply: { id: newId(), body, from_technician: true } }),
    };
  };
}
