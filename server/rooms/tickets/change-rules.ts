import type { BodyOf } from "../../../contract/route.ts";
import type { ticketRoutes } from "../../../contract/tickets.ts";
import type { Priority } from "../../../contract/catalog.ts";
import type { Actor } from "../../platform/actor.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import type { TicketFact } from "./events.ts";
import { keepsSeeing } from "./policy.ts";
import type { TicketValues } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { requireTransition } from "./ticket.ts";

export type TicketChange = BodyOf<(typeof ticketRoutes)["PATCH /tickets/{id}"]>;

/** A fact to tell of a ticket. */
export interface Told {
  type: TicketFact;
  data: Record<string, unknown>;
}

type StatusGiven = Pick<TicketChange, "status" | "waiting_reason" | "waiting_until">;

/** Another status, or another reason to wait: what becomes of the ticket and what is told. Pure. */
export function changeStatus(
  row: Pick<TicketRow, "status" | "waiting_reason">,
  change: StatusGiven,
  values: TicketValues,
  now: Date,
): Told[] {
  if (change.waiting_reason !== undefined && change.status !== "waiting" && row.status !== "waiting")
    throw wrongField("/waiting_reason", "only_waiting");
  if (
    change.status === undefined &&
    row.status === "waiting" &&
    (change.waiting_reason !== undefined || change.waiting_until !== undefined)
  ) {
    Object.assign(values, { waiting_reason: change.waiting_reason ?? row.waiting_reason, waiting_until: change.waiting_until ?? null });
    return [{ type: "ticket.waiting", data: { reason: values.waiting_reason, until: change.waiting_until ?? null } }];
  }
  if (change.status === undefined || (change.status === row.status && change.status !== "waiting")) return [];
  if (change.status !== row.status) requireTransition(row.status, change.status);
  if (change.status === "waiting") {
    if (!change.waiting_reason) throw wrongField("/waiting_reason", "required");
    Object.assign(values, { status: "waiting", waiting_reason: change.waiting_reason, waiting_until: change.waiting_until ?? null });
    return [{ type: "ticket.waiting", data: { reason: change.waiting_reason, until: change.waiting_until ?? null } }];
  }
  Object.assign(values, { status: change.status, waiting_reason: null, waiting_until: null });
  if (change.status === "closed") {
    values.closed_at = now;
    return [{ type: "ticket.closed", data: {} }];
  }
  if (row.status === "resolved" || row.status === "closed") throw new Problem(409, "reopen_instead");
  return [{ type: "ticket.resumed", data: {} }];
}

/** Somebody has it from now on, or nobody; `insteadOf`: for whom they stand in. Pure; whether they may work on it was asked before. */
export function given(
  person: { id: string; name: string } | null,
  row: Pick<TicketRow, "status" | "assignee_name">,
  actor: Actor,
  insteadOf?: string,
): { values: TicketValues; told: Told } {
  if (!person) return { values: { assignee_id: null }, told: { type: "ticket.assigned", data: { from: row.assignee_name, to: null } } };
  return {
    values: { assignee_id: person.id, accepted: true, ...(row.status === "new" && { status: "open" as const }) },
    told: {
      type: "ticket.assigned",
      data: { from: row.assignee_name, to: person.name, by: actor.name, ...(insteadOf && { instead_of: insteadOf }) },
    },
  };
}

/** What coming to a team makes of a ticket: confidential where all of the team's are, and open to who may only open into it. Pure. */
export const whereItComes = (
  actor: Actor,
  row: Pick<TicketRow, "reader_ids">,
  team: { id: string; confidential: boolean },
): Pick<TicketValues, "restricted" | "confidential" | "reader_ids"> => ({
  ...(team.confidential && { restricted: true, confidential: true }),
  ...(actor.personId &&
    keepsSeeing(actor, team.id) &&
    !row.reader_ids.includes(actor.personId) && { reader_ids: [...row.reader_ids, actor.personId] }),
});

/** Another impact or urgency, and the priority that follows from them; `minutes`: what is promised anew, null where that is another one not. Pure. */
export const ranked = (
  row: Pick<TicketRow, "priority">,
  impact: number,
  urgency: number,
  { priority, minutes }: { priority: Priority; minutes: number },
): { values: Pick<TicketValues, "impact" | "urgency" | "priority">; minutes: number | null } => ({
  values: { impact, urgency, priority },
  minutes: priority === row.priority ? null : minutes,
});
