import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { tell } from "./events.ts";
import { loadFor } from "./load-ticket.ts";
import { updateTicket } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { answerOffer, updateStay } from "./store-stays.ts";

/** Takes what was handed to my team, offered to me, or waits for somebody: from now on it is mine. */
export async function accept(tx: Db, actor: Actor, now: Date, key: string): Promise<TicketRow> {
  const row = await loadFor(tx, actor, key, "accept");
  const offered = row.offer?.technician_id === actor.personId;
  if (row.offer) await answerOffer(tx, row.id, offered ? "accepted" : "withdrawn", now);
  if (!row.accepted && row.stay_id) await updateStay(tx, row.stay_id, { accepted_at: now, accepted_by: actor.personId });
  const status = row.status === "new" ? { status: "open" as const } : {};
  await updateTicket(tx, row.id, { accepted: true, assignee_id: actor.personId, ...status }, now);
  const seconds = row.since ? Math.round((now.getTime() - row.since.getTime()) / 1000) : null;
  await tell(tx, actor, now, "ticket.accepted", row.id, {
    name: actor.name,
    team: row.team_name,
    offered,
    after_seconds: row.accepted ? null : seconds,
  });
  return row;
}
