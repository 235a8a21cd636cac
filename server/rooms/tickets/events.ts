import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publishAll } from "../../platform/events/publish-all.ts";
import { publish } from "../../platform/events/publish.ts";

/** The facts this room publishes. Those marked public reach the ticket's requester, cut down by `publicData`. */
const facts = {
  "ticket.opened": { public: true },
  "ticket.changed": { public: false },
  "ticket.assigned": { public: true },
  "ticket.waiting": { public: true },
  "ticket.resumed": { public: true },
  "ticket.handed_up": { public: true },
  "ticket.handed_down": { public: true },
  "ticket.handed_over": { public: true },
  "ticket.bounced": { public: true },
  "ticket.accepted": { public: true },
  "ticket.offered": { public: false },
  "ticket.declined": { public: false },
  "ticket.offer_withdrawn": { public: false },
  "ticket.offer_expired": { public: false },
  "ticket.routing_asked": { public: false },
  "ticket.answered": { public: false },
  "ticket.noticed": { public: false },
  "ticket.resolved": { public: true },
  "ticket.confirmed": { public: true },
  "ticket.reopened": { public: true },
  "ticket.closed": { public: true },
  "ticket.made_confidential": { public: false },
  "ticket.opened_to_desk": { public: false },
  "ticket.reader_let_in": { public: false },
  "ticket.reader_let_out": { public: false },
  "ticket.watched": { public: false },
  "ticket.unwatched": { public: false },
  "ticket.target_near": { public: false },
  "ticket.target_missed": { public: false },
  "ticket.target_over": { public: false },
  "ticket.due_counted": { public: false },
  "ticket.clock_recounted": { public: false },
  "ticket.time_logged": { public: false },
  "ticket.mail_failed": { public: false },
  "ticket.receipt_not_sent": { public: false },
  "ticket.answers_paused": { public: false },
  "ticket.reply_taken_back": { public: false },
  "ticket.reply_scheduled": { public: false },
  "ticket.reply_unscheduled": { public: false },
  "ticket.reply_held": { public: false },
  "ticket.side_started": { public: false },
  "ticket.side_written": { public: false },
  "ticket.side_answered": { public: false },
  "ticket.side_taken_back": { public: false },
  "ticket.side_closed": { public: false },
  "ticket.side_reopened": { public: false },
  "ticket.macro_run": { public: false },
  "ticket.rule_ran": { public: false },
  "ticket.recurred": { public: false },
  "ticket.alert_fired": { public: false },
  "ticket.alert_over": { public: false },
  "ticket.alert_flapping": { public: false },
  "ticket.alert_quiet": { public: false },
  "ticket.call_missed": { public: false },
  "ticket.discarded": { public: false },
  "ticket.restored": { public: false },
  "ticket.mail_held": { public: false },
  "ticket.mail_moved": { public: false },
  "ticket.checklist_added": { public: false },
  "ticket.checklist_removed": { public: false },
  "ticket.draft_shared": { public: false },
  "ticket.draft_unshared": { public: false },
  "ticket.step_done": { public: false },
  "ticket.step_open": { public: false },
  "ticket.secret_shown": { public: false },
  "ticket.approval_asked": { public: false },
  "ticket.approval_answered": { public: false },
  "ticket.approval_ended": { public: false },
  "ticket.promised": { public: false },
  "ticket.promise_moved": { public: false },
  "ticket.promise_kept": { public: false },
  "ticket.promise_broken": { public: false },
  "ticket.promise_withdrawn": { public: false },
  "ticket.linked": { public: false },
  "ticket.unlinked": { public: false },
  "ticket.split": { public: false },
  "ticket.split_undone": { public: false },
  "ticket.merged": { public: false },
  "ticket.merge_undone": { public: false },
  "ticket.merged_answered": { public: false },
  "reply.added": { public: true },
  "note.added": { public: false },
  "attachment.downloaded": { public: false },
} as const;
export type TicketFact = keyof typeof facts;

export const tell = (
  tx: Db,
  actor: Actor,
  now: Date,
  type: TicketFact,
  ticketId: string,
  data: Record<string, unknown> = {},
): Promise<string> => publish(tx, { type, actorId: actor.personId, ticketId, public: facts[type].public, data }, now);

/** The same for many tickets, in few statements and in this order. */
export const tellMany = (
  tx: Db,
  actor: Actor,
  told: readonly { type: TicketFact; ticketId: string; data: Record<string, unknown> }[],
): Promise<void> =>
  publishAll(
    tx,
    told.map(({ type, ticketId, data }) => ({ type, actorId: actor.personId, ticketId, public: facts[type].public, data })),
  );

/** What a requester may learn of each public fact: only these keys leave. */
const publicKeys: Partial<Record<TicketFact, readonly string[]>> = {
  "ticket.assigned": ["to"],
  "ticket.waiting": ["reason", "until"],
  "ticket.handed_up": ["to", "tier"],
  "ticket.handed_down": ["to", "tier"],
  "ticket.handed_over": ["to", "tier"],
  "ticket.bounced": ["to", "tier"],
  "ticket.accepted": ["name"],
  "ticket.closed": ["automatic"],
  // Public where the requester was told (promises/events.ts).
  "ticket.promised": ["what", "words", "at"],
  "ticket.promise_moved": ["what", "words", "at", "sooner"],
  "ticket.promise_kept": ["what", "words", "late"],
  "ticket.promise_withdrawn": ["what", "words"],
};

export const publicData = (type: string, data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries((publicKeys[type as TicketFact] ?? []).filter((key) => key in data).map((key) => [key, data[key]]));
