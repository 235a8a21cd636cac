import type { Reaction } from "../../platform/events/reaction.ts";
import { countClocks } from "./count.ts";

/** What happens to tickets moves their clocks. Counting is from all that happened: once more changes nothing. */
export const followClocks: Reaction = {
  name: "clocks.follow",
  on: [
    "ticket.opened",
    "ticket.changed",
    "ticket.waiting",
    "ticket.resumed",
    "ticket.answered",
    "ticket.accepted",
    "ticket.assigned",
    "ticket.handed_up",
    "ticket.handed_down",
    "ticket.handed_over",
    "ticket.bounced",
    "ticket.resolved",
    "ticket.reopened",
    "ticket.closed",
    "ticket.discarded",
    "ticket.restored",
    "ticket.merged",
    "ticket.merge_undone",
    "ticket.reply_taken_back",
    "ticket.promised",
    "ticket.promise_kept",
    "ticket.promise_broken",
    "ticket.promise_withdrawn",
    "ticket.clock_recounted",
    "reply.added",
  ],
  run: (tx, event) => countClocks(tx, event.at, event.ticket_id ? [event.ticket_id] : []),
  async runAll(tx, events) {
    const at = new Map(events.flatMap(({ ticket_id: id, at: moment }) => (id ? [[id, moment] as const] : [])));
    const last = events.at(-1)?.at;
    if (last) await countClocks(tx, last, [...at.keys()]);
  },
};
