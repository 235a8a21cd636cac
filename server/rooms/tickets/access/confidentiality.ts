import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { teamsByIds } from "../../teams/index.ts";
import { tell } from "../events.ts";
import { loadFor } from "../load-ticket.ts";
import { mergedIds } from "../merge/whole.ts";
import { updateTicket } from "../store.ts";
import { lockStructure } from "../store-merge.ts";
import type { TicketRow } from "../store-rows.ts";
import { deleteWatchers } from "../store-stays.ts";

/**
 * Makes a ticket confidential, with all that is read through it, or opens it to the desk again. Who followed it does so no longer:
 * those who work on it let in whom they need. A security matter stays one with the team for such.
 */
export async function setConfidential(tx: Db, actor: Actor, now: Date, key: string, confidential: boolean): Promise<TicketRow> {
  await lockStructure(tx);
  const row = await loadFor(tx, actor, key, "work");
  if (row.confidential === confidential) return row;
  const team = (await teamsByIds(tx, [row.team_id])).get(row.team_id);
  const values = confidential
    ? { restricted: true, confidential: true }
    : { confidential: false, restricted: team?.handles === "security", reader_ids: [] };
  for (const id of [row.id, ...mergedIds(row)]) {
    if (confidential && !row.restricted) await deleteWatchers(tx, id);
    await updateTicket(tx, id, values, now);
  }
  await tell(tx, actor, now, confidential ? "ticket.made_confidential" : "ticket.opened_to_desk", row.id);
  return { ...row, ...values };
}
