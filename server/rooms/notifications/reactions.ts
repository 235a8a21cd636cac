import type { Reaction } from "../../platform/events/reaction.ts";
import { tellAll } from "./tell-all.ts";

/** Who should know learns of it, exactly once per fact. */
export const tellWhomItConcerns: Reaction = {
  name: "notifications.tell",
  on: [
    "ticket.opened",
    "ticket.handed_up",
    "ticket.handed_down",
    "ticket.handed_over",
    "ticket.bounced",
    "ticket.offered",
    "ticket.declined",
    "ticket.noticed",
    "ticket.resolved",
    "ticket.reopened",
    "ticket.mail_failed",
    "ticket.reply_held",
    "ticket.side_answered",
    "ticket.merged_answered",
    "ticket.approval_ended",
    "ticket.promise_moved",
    "promise.soon",
    "promise.due",
    "ticket.target_near",
    "ticket.target_missed",
    "ticket.target_over",
    "reply.added",
    "note.added",
    "contact.ended",
  ],
  run: (tx, event) => tellAll(tx, [event]),
  runAll: tellAll,
};
