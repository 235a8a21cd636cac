import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";

type ApprovalFact = "ticket.approval_asked" | "ticket.approval_answered" | "ticket.approval_ended";

/** What is asked and decided stays inside: a requester sees that the ticket waits for an approval, not whose. */
export const tellOf = (tx: Db, now: Date, type: ApprovalFact, actorId: string | null, ticketId: string, data: Record<string, unknown>) =>
  publish(tx, { type, actorId, ticketId, data }, now);
