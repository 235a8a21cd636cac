import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { attachFiles } from "./attach-files.ts";
import { tell } from "./events.ts";
import { takeDraft } from "./known-draft.ts";
import { loadFor } from "./load-ticket.ts";
import { wholeOf } from "./merge/whole.ts";
import { requireDone } from "./require-done.ts";
import { requireSeen } from "./require-seen.ts";
import { updateTicket } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { answerOffer, updateStay } from "./store-stays.ts";
import { addWorkMinutes, endStopwatches } from "./store-time.ts";
import { insertReply } from "./store-timeline.ts";

type Solvable = Pick<TicketRow, "assignee_id" | "first_answered_at" | "resolution">;

interface Given {
  body?: string | undefined;
  seen?: string | null | undefined;
  attachments?: string[] | undefined;
  shared_version?: number | undefined;
}

/** What a ticket that is solved now holds. Pure. */
export const solved = (row: Solvable, actor: Actor, now: Date, body: string | undefined, firstContact: boolean) => ({
  status: "resolved" as const,
  waiting_reason: null,
  waiting_until: null,
  accepted: true,
  assignee_id: row.assignee_id ?? actor.personId,
  awaits: "requester" as const,
  first_answered_at: row.first_answered_at ?? now,
  resolution: body ?? row.resolution,
  resolved_at: now,
  solved_on_first_contact: firstContact,
});

/**
 * Solves the ticket and asks the requester whether it is so. `body` goes to the requester in the same message.
 * `firstContact`: it was solved while the contact that opened it was still going on.
 */
export async function resolve(tx: Db, actor: Actor, now: Date, key: string, given: Given, firstContact = false): Promise<TicketRow> {
  const row = await loadFor(tx, actor, key, "resolve");
  await requireSeen(tx, actor, wholeOf(row), given);
  await requireDone(tx, row, actor.language);
  await takeDraft(tx, row.id, given);
  const files = given.attachments?.length ?? 0;
  if (files > 0 && !given.body) throw wrongField("/body", "required");
  if (given.body) {
    const id = newId();
    await insertReply(tx, {
      id,
      ticket_id: row.id,
      author_id: actor.personId,
      from_technician: true,
      channel: row.channel,
      body: given.body,
      at: now,
    });
    await attachFiles(tx, actor, now, { kind: "reply", ticketId: row.id, id }, given.attachments);
  }
  if (row.stay_id) {
    const accepted = row.accepted ? {} : { accepted_at: now, accepted_by: actor.personId };
    await updateStay(tx, row.stay_id, { to_at: now, outcome: "resolved", ...accepted });
  }
  await answerOffer(tx, row.id, "withdrawn", now);
  for (const entry of await endStopwatches(tx, row.id, null, now)) await addWorkMinutes(tx, row.id, entry.minutes ?? 0);
  await updateTicket(tx, row.id, { ...solved(row, actor, now, given.body, firstContact), ...(files > 0 && { has_files: true }) }, now);
  await tell(tx, actor, now, "ticket.resolved", row.id, { team: row.team_name, tier: row.tier, first_contact: firstContact });
  return row;
}
