import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { draftHandover, type Said } from "./handover-draft.ts";
import { teamFor } from "./escalate.ts";
import { loadInside } from "./load-ticket.ts";
import { technicianTimeline } from "./store-timeline.ts";

/** What a handover would say now, and to whom it would go. */
export async function prepareHandover(db: Db, actor: Actor, key: string, given: { tier?: number | undefined; team?: string | undefined }) {
  const row = await loadInside(db, actor, key);
  const rows = await technicianTimeline(db, { ticketId: row.id, after: null, limit: 200 });
  const said = rows.flatMap((entry): Said[] => {
    if (entry.kind !== "reply" && entry.kind !== "note") return [];
    return [{ by: entry.kind === "note" ? "note" : entry.technician ? "technician" : "requester", text: entry.body ?? "" }];
  });
  const team = await teamFor(db, row, given);
  return { handover: draftHandover(row.description, said), team: team && { id: team.id, key: team.key, name: team.name, tier: team.tier } };
}
