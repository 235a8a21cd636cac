import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import { teamHandling } from "../../teams/index.ts";
import { requireRight } from "../load-ticket.ts";
import type { TicketValues } from "../store.ts";
import type { Act } from "./act.ts";
import type { ManyRow } from "./store-read.ts";
import { undoOf, type Decide } from "./step.ts";

/**
 * What makes a ticket confidential, or opens it to the desk. A security matter stays one with the team for such. Closing names who is let in
 * by then, so that it is not undone over whom somebody let in after: they would be inside when it is closed once more.
 */
export const closing = (row: ManyRow, on: boolean, security: string | undefined): TicketValues =>
  on
    ? { restricted: true, confidential: true, reader_ids: row.reader_ids }
    : { confidential: false, restricted: row.team_id === security, reader_ids: [] };

/** What is read through another ticket goes with that one: not among many, where nobody would see it. */
export function refuseMerged(row: ManyRow): void {
  if (row.has_merged || row.merged_into_id) throw new Problem(409, "merged_by_itself");
}

/** For their teams, who has them, their requesters and who is let in alone; or for the desk again. Who followed does so no longer. */
export async function confidential(tx: Db, actor: Actor, { on }: Act & { act: "confidential" }): Promise<Decide> {
  const security = (await teamHandling(tx, "security"))?.id;
  return (row) => {
    requireRight(actor, row, "work");
    if (row.confidential === on) return null;
    refuseMerged(row);
    const values = closing(row, on, security);
    const leave = on && !row.restricted ? row.watcher_ids : [];
    const word = (is: boolean) => (is ? "yes" : "no");
    return {
      values,
      told: [{ type: on ? "ticket.made_confidential" : "ticket.opened_to_desk", data: {} }],
      shown: { confidential: { from: word(!on), to: word(on) } },
      undo: { ...undoOf(row, values), ...(on ? { left: leave } : { kept: row.watcher_ids }) },
      leave,
    };
  };
}
