import type { Actor } from "../../../platform/actor.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { mayWorkOn } from "../policy.ts";
import { factsOf } from "../store.ts";
import type { TicketRow } from "../store-rows.ts";

/** Whether one would be read by people who do not read the other. */
function confidential(actor: Actor, from: TicketRow, into: TicketRow): boolean {
  const closed = (row: TicketRow) => row.restricted || actor.closedTeamIds.has(row.team_id);
  if (from.restricted !== into.restricted || from.confidential !== into.confidential) return true;
  if (closed(from) !== closed(into) || (closed(from) && from.team_id !== into.team_id)) return true;
  return closed(from) && into.reader_ids.some((id) => !from.reader_ids.includes(id));
}

/** Why two tickets may not become one, as they stand; null: they may. Pure. */
export function mergeRefusal(actor: Actor, from: TicketRow, into: TicketRow): Problem | null {
  if (from.id === into.id) return wrongField("/into", "same_ticket");
  if (from.merged_into) return new Problem(409, "merged", { facts: { number: from.merged_into.number } });
  for (const row of [from, into]) {
    if (!mayWorkOn(actor, factsOf(row))) return new Problem(403, "not_your_ticket", { facts: { team: row.team_name } });
  }
  // Neither becomes confidential, nor ceases to be, by the way.
  if (confidential(actor, from, into)) return new Problem(409, "merge_confidential");
  if (into.status === "closed") return new Problem(409, "merge_into_closed", { facts: { number: into.number } });
  return null;
}

/** Why one's participants may not read the other; null: a technician may let them. Pure. */
export function shareRefusal(from: TicketRow, into: TicketRow): Problem | null {
  // To people of another company it is not theirs to know.
  return from.organization_id === into.organization_id ? null : wrongField("/share", "other_company");
}
