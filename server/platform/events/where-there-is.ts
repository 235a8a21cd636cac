import type { Db } from "../db.ts";
import type { Reaction } from "./reaction.ts";

/**
 * A reaction to what happens to every ticket, for the few that have something to react with: of a batch of facts, `having` answers the
 * tickets that have it in one question, and only their facts are looked at.
 */
export const whereThereIs = (reaction: Reaction, having: (tx: Db, ticketIds: readonly string[]) => Promise<Set<string>>): Reaction => ({
  ...reaction,
  async runAll(tx, events) {
    const ids = new Set(events.flatMap(({ ticket_id: id }) => id ?? []));
    const few = ids.size === 0 ? ids : await having(tx, [...ids]);
    for (const event of events) if (event.ticket_id && few.has(event.ticket_id)) await reaction.run(tx, event);
  },
});
