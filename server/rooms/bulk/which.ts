import type { BulkAct } from "../../../contract/bulk.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db, RawBuilder } from "../../platform/db.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { requireKeeper, standingAt, ticketsAskedFor, type Asked } from "../tickets/index.ts";

export interface Which {
  tickets?: string[] | undefined;
  list?: Asked | undefined;
}

/**
 * The tickets that are meant: those named, or all of a list; one of the two. Within what the actor may see; who leaves a step has named
 * them all by it.
 */
export function asked(
  db: Db,
  actor: Actor,
  now: Date,
  { tickets, list, change }: Which & { change?: BulkAct | undefined },
): Promise<RawBuilder<{ id: string }>> {
  if (change?.act === "leave_step" && !tickets && !list) return standingAt(db, change);
  if (tickets && list) throw wrongField("/list", "one_of_two", { other: "tickets" });
  if (tickets) return ticketsAskedFor(db, actor, now, { tickets });
  if (list) return ticketsAskedFor(db, actor, now, { list });
  throw wrongField("/tickets", "required");
}

/** How many tickets one change may be about. What leaves by mail reaches people: fewer. */
export const mostFor = (act: BulkAct): number => (act.act === "reply" || act.act === "resolve" ? 2000 : 100_000);

/** Refuses an act that says nothing, or that the actor has no permission for, whatever the tickets. */
export function requireMeant(actor: Actor, act: BulkAct): void {
  if (act.act === "reply" && !actor.permissions.has("tickets:reply"))
    throw new Problem(403, "not_allowed", { extra: { permission: "tickets:reply" } });
  if (act.act === "leave_step") requireKeeper(actor);
  if (act.act === "prioritise" && act.impact === undefined && act.urgency === undefined) throw wrongField("/change/impact", "required");
  if ((act.act === "tag" || act.act === "follow") && act.add.length + act.remove.length === 0) throw wrongField("/change/add", "required");
}
