import type { Actor } from "../../../platform/actor.ts";
import { sql, type Db, type RawBuilder } from "../../../platform/db.ts";
import { isId } from "../../../platform/id.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { changeStatus } from "../change-rules.ts";
import { resolveRequestType } from "../resolve-references.ts";
import type { TicketValues } from "../store.ts";
import { idsAtStep } from "../store-steps.ts";
import type { Act } from "./act.ts";
import { standsAt } from "./set-step.ts";
import { undoOfStep, type Decide } from "./step.ts";

type Leaving = Act & { act: "leave_step" };

/** Steps are the catalog's: who keeps it moves the tickets that stand at one, also those that they may not read. */
export function requireKeeper(actor: Actor): void {
  if (!actor.permissions.has("catalog:write")) throw new Problem(403, "not_allowed", { extra: { permission: "catalog:write" } });
}

/** All tickets that stand at a step that is set no more. From one that is set go only tickets that are named. */
export async function standingAt(db: Db, { type: id, from }: Leaving): Promise<RawBuilder<{ id: string }>> {
  if (!isId(id)) return sql`select null::uuid as id where false`;
  const type = await resolveRequestType(db, id, "/change/type");
  if (type.steps.some(({ key, retired }) => key === from && !retired)) throw wrongField("/change/from", "step_still_set");
  return idsAtStep(id, from);
}

/** From one step of a request type to another, or to none: also where by hand none leads there. Their status goes with it, as always. */
export async function leaveStep(tx: Db, actor: Actor, now: Date, act: Leaving): Promise<Decide> {
  requireKeeper(actor);
  const type = await resolveRequestType(tx, act.type, "/change/type");
  if (!type.steps.some(({ key }) => key === act.from)) throw wrongField("/change/from", "unknown", { what: "step" });
  const to = act.to === null ? null : type.steps.find(({ key, retired }) => key === act.to && !retired);
  if (to === undefined || act.to === act.from) throw wrongField("/change/to", "unknown", { what: "step" });
  return (row) => {
    if (row.request_type_id !== type.id || row.step !== act.from) return null;
    const values: TicketValues = { step: to?.key ?? null };
    const moves = to && (to.status !== row.status || to.reason !== row.waiting_reason);
    const told = moves ? changeStatus(row, { status: to.status, ...(to.reason && { waiting_reason: to.reason }) }, values, now) : [];
    const from = standsAt(row)?.label ?? null;
    return {
      values,
      told: [{ type: "ticket.changed", data: { changes: { step: { from, to: to?.label ?? null } } } }, ...told],
      shown: { step: { from: from?.[actor.language] ?? null, to: to?.label[actor.language] ?? null } },
      undo: undoOfStep(row, values),
    };
  };
}
