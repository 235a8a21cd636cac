import type { TimelineEntry } from "../../../contract/tickets.ts";
import { personIdOf, type Actor } from "../../platform/actor.ts";
import { lastly, type Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { afterRequester } from "./after-requester.ts";
import { attachFiles } from "./attach-files.ts";
import { tell } from "./events.ts";
import { takeDraft } from "./known-draft.ts";
import { loadForMail, loadToAnswer } from "./load-ticket.ts";
import { isRequesterOf, mayWriteInside } from "./policy.ts";
import { tellBeside, whereWordsGo } from "./merge/follow.ts";
import { wholeOf } from "./merge/whole.ts";
import { requireSeen } from "./require-seen.ts";
import { factsOf, updateTicket, type Judged, type TicketValues } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { insertReply } from "./store-timeline.ts";
import { isActive } from "./ticket.ts";

/** A technician who asks for help is a requester on their own ticket; who only looks on or follows does not speak for the desk. */
export function answersAsTechnician(actor: Actor, row: Judged): boolean {
  const facts = factsOf(row);
  return actor.permissions.has("tickets:work") && mayWriteInside(actor, facts) && !isRequesterOf(actor, facts);
}

/** How a ticket stands: what taking a message back gives back to it. */
export const standing = ({ step, ...row }: Stood) => ({
  status: row.status,
  waiting_reason: row.waiting_reason,
  waiting_until: row.waiting_until,
  awaits: row.awaits,
  first_answered_at: row.first_answered_at,
  // Another status leaves it behind (0063).
  ...(step && { step: typeof step === "string" ? step : step.key }),
});
type Stood = Pick<TicketRow, "status" | "waiting_reason" | "waiting_until" | "awaits" | "first_answered_at"> & {
  step: { key: string } | string | null;
};
export type Standing = ReturnType<typeof standing>;

/** The desk answered: whose turn it is, and the promise of a first answer is kept. */
export function afterTechnician(
  row: Pick<TicketRow, "status" | "opened_at" | "first_answered_at">,
  now: Date,
  wait: boolean,
): TicketValues {
  // Not before it was opened, whatever the clock was set back to.
  const answered = now < row.opened_at ? row.opened_at : now;
  const first = { awaits: "requester" as const, first_answered_at: row.first_answered_at ?? answered };
  if (!isActive(row.status)) return first;
  if (wait) return { ...first, status: "waiting", waiting_reason: "requester", waiting_until: null };
  return row.status === "new" ? { ...first, status: "open" } : first;
}

interface ReplyGiven {
  body: string;
  wait: boolean;
  seen?: string | null | undefined;
  attachments?: string[] | undefined;
  shared_version?: number | undefined;
}

interface ReplyOptions {
  /** It came as a message whose sender was looked at. */
  byMail?: boolean;
  /** Nobody is told of it: too much came at once, or a machine wrote it. */
  quiet?: boolean;
  /** Whoever asked said that they do not want it by mail. */
  unmailed?: boolean;
  /** Nothing follows in this transaction. */
  last?: boolean;
}

/** Writes a public message and moves the ticket as it implies. Answers the message as it stands in the timeline. */
export async function reply(
  tx: Db,
  actor: Actor,
  now: Date,
  key: string,
  given: ReplyGiven,
  { byMail, quiet, unmailed, last }: ReplyOptions = {},
): Promise<TimelineEntry> {
  const asked = byMail ? await loadForMail(tx, key) : await loadToAnswer(tx, actor, key);
  const { row, beside } = asked.merged_into_id ? await whereWordsGo(tx, actor, asked) : { row: asked, beside: null };
  const channel = byMail ? "mail" : "web";
  const technician = answersAsTechnician(actor, row);
  await requireSeen(tx, actor, technician ? wholeOf(row) : [row.id], given);
  // Nobody else has one, nor learns whether there is one.
  if (technician) await takeDraft(tx, row.id, given);
  const id = newId();
  const values = technician ? afterTechnician(row, now, given.wait) : beside ? {} : afterRequester(row);
  const attachments = await attachFiles(tx, actor, now, { kind: "reply", ticketId: row.id, id }, given.attachments);
  const waits = values.status === "waiting" && row.status !== "waiting";
  const write = () =>
    Promise.all([
      insertReply(tx, {
        id,
        ticket_id: row.id,
        author_id: actor.personId,
        from_technician: technician,
        channel,
        body: given.body,
        at: now,
      }),
      updateTicket(tx, row.id, attachments.length > 0 ? { ...values, has_files: true } : values, now),
      tell(tx, actor, now, "reply.added", row.id, {
        reply_id: id,
        from_technician: technician,
        ...(technician && { was: standing(row) }),
        ...(quiet && { quiet }),
        ...(unmailed && { unmailed }),
      }),
      waits && tell(tx, actor, now, "ticket.waiting", row.id, { reason: "requester", until: null }),
      beside && tellBeside(tx, actor, now, { ...row, has_files: row.has_files || attachments.length > 0 }, beside),
    ]);
  // What is told beside takes several trips.
  await (last && !beside ? lastly(tx, write) : write());
  const author = { id: personIdOf(actor), name: actor.name, technician };
  return { kind: "reply", id, at: now.toISOString(), author, body: given.body, channel, attachments };
}
