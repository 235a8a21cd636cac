import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { targetMinutes, targetsOf } from "../catalog/index.ts";
import { attachFiles } from "./attach-files.ts";
import { promiseMinutes } from "./due/clock-of.ts";
import { clocksFollow } from "./due/counted.ts";
import { tell } from "./events.ts";
import { loadFor } from "./load-ticket.ts";
import { answersAsTechnician } from "./reply.ts";
import { updateTicket } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { insertStay } from "./store-stays.ts";
import { insertReply } from "./store-timeline.ts";

/** How a requester's reason came, when it came by mail. */
interface ReopenOptions {
  byMail?: { attachments: readonly string[] };
}

/** A requester's reason is their message. Answers its id. */
async function writeReason(tx: Db, actor: Actor, now: Date, row: TicketRow, body: string, { byMail }: ReopenOptions): Promise<string> {
  const id = newId();
  await attachFiles(tx, actor, now, { kind: "reply", ticketId: row.id, id }, byMail?.attachments);
  const channel = byMail ? "mail" : "web";
  await insertReply(tx, { id, ticket_id: row.id, author_id: actor.personId, from_technician: false, channel, body, at: now });
  return id;
}

/** Not solved after all: open again with the same team and person, and a promise counted from now. Answers the message it led to. */
export async function reopen(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  reason: string,
  options: ReopenOptions = {},
): Promise<string | null> {
  const row = await loadFor(tx, actor, key, "reopen");
  const technician = answersAsTechnician(actor, row);
  // A technician's reason is a fact of the inside.
  const entryId = technician ? null : await writeReason(tx, actor, now, row, reason, options);
  const minutes = await targetMinutes(tx, row.priority, await targetsOf(tx, row.request_type_id));
  await insertStay(tx, {
    id: newId(),
    ticket_id: row.id,
    team_id: row.team_id,
    tier: row.tier,
    from_at: now,
    accepted_at: now,
    accepted_by: row.assignee_id,
  });
  await updateTicket(
    tx,
    row.id,
    {
      status: "open",
      awaits: "technician",
      reopened: row.reopened + 1,
      resolved_at: null,
      closed_at: null,
      confirmed_at: null,
      solved_on_first_contact: false,
      due_at: await promiseMinutes(tx, row.id, { ...row, promised_since: now, stays: [] }, minutes),
      ...(options.byMail && options.byMail.attachments.length > 0 && { has_files: true }),
    },
    now,
  );
  await tell(tx, actor, now, "ticket.reopened", row.id, technician ? { reason } : {});
  await clocksFollow(tx, now, row.id);
  return entryId;
}
