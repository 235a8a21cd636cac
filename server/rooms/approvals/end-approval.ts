import type { Approval } from "../../../contract/approvals.ts";
import { theDesk } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { changeTicket, type TicketRow } from "../tickets/index.ts";
import { tellOf } from "./events.ts";
import { isStillAsked, updateApproval, type ApprovalRow } from "./store.ts";

export const desk = theDesk(["tickets:read", "tickets:work"]);

/** It is over: the ticket, locked by the caller, goes on if it waited for nothing else. Publishes `ticket.approval_ended`, and `ticket.resumed`. */
export async function endApproval(
  tx: Db,
  now: Date,
  ticket: TicketRow,
  row: ApprovalRow,
  state: Exclude<Approval["state"], "open">,
  by: { actorId: string | null; reason?: string },
): Promise<void> {
  await updateApproval(tx, row.id, { state, reason: by.reason ?? null, ended_at: now });
  const data = { approval_id: row.id, question: row.question, state, person_id: row.asked_by, ...(by.reason && { reason: by.reason }) };
  await tellOf(tx, now, "ticket.approval_ended", by.actorId, row.ticket_id, data);
  const waited = row.waits && ticket.status === "waiting" && ticket.waiting_reason === "approval" && !ticket.merged_into_id;
  if (waited && !(await isStillAsked(tx, row.ticket_id))) await changeTicket(tx, desk, now, row.ticket_id, { status: "open" });
}
