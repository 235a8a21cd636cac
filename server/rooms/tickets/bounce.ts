import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { tell } from "./events.ts";
import { dueAfterMove } from "./due/clock-of.ts";
import { clocksFollow } from "./due/counted.ts";
import { loadFor } from "./load-ticket.ts";
import { mergedIds } from "./merge/whole.ts";
import { updateTicket } from "./store.ts";
import { takeAlong } from "./store-merge.ts";
import type { TicketRow } from "./store-rows.ts";
import { answerOffer, arrivalOf, insertHandover, insertStay, updateStay } from "./store-stays.ts";

/** Sends the ticket back to whoever handed it over, with the reason: it is theirs again, so nobody loses it. */
export async function bounce(tx: Db, actor: Actor, now: Date, key: string, reason: string): Promise<TicketRow> {
  const row = await loadFor(tx, actor, key, "bounce");
  const arrival = row.stay_id ? await arrivalOf(tx, row.stay_id) : undefined;
  if (!arrival || !row.stay_id) throw new Problem(409, "nothing_to_bounce");
  const stayId = newId();
  const due = await dueAfterMove(tx, row, { team_id: arrival.team_id, at: now });
  await updateStay(tx, row.stay_id, { to_at: now, outcome: "bounced" });
  await insertStay(tx, {
    id: stayId,
    ticket_id: row.id,
    team_id: arrival.team_id,
    tier: arrival.tier,
    from_at: now,
    accepted_at: now,
    accepted_by: arrival.author_id,
  });
  await insertHandover(tx, {
    id: newId(),
    ticket_id: row.id,
    from_stay_id: row.stay_id,
    to_stay_id: stayId,
    author_id: actor.personId,
    reason,
    asked: "",
    tried: "",
    found: "",
    evidence: "",
    question: "",
    at: now,
  });
  await answerOffer(tx, row.id, "withdrawn", now);
  await updateTicket(
    tx,
    row.id,
    {
      team_id: arrival.team_id,
      tier: arrival.tier,
      assignee_id: arrival.author_id,
      accepted: true,
      status: "open",
      waiting_reason: null,
      waiting_until: null,
      ...due,
    },
    now,
  );
  if (row.restricted) await takeAlong(tx, mergedIds(row), now, { teamId: arrival.team_id, tier: arrival.tier });
  await tell(tx, actor, now, "ticket.bounced", row.id, {
    from: row.team_name,
    to: arrival.team_name,
    tier: arrival.tier,
    reason,
    person_id: arrival.author_id,
  });
  await clocksFollow(tx, now, row.id);
  return row;
}
