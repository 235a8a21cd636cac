import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { releaseFiles } from "../files/index.ts";
import { tell } from "./events.ts";
import type { Standing } from "./reply.ts";
import { updateTicket } from "./store.ts";
import type { TicketRow } from "./store-rows.ts";
import { deleteReply, lockReply, standBefore } from "./store-taken-back.ts";

/** How long (ms) a technician may take back what they wrote; mail waits as long. */
export const secondThoughts = 10_000;

/** The reply left, or somebody has read it: it stays. */
export const replyLeft = (): Problem => new Problem(409, "reply_left");

/**
 * Takes the actor's own reply out of a ticket that the caller has locked, as long as it may: its files are uploads again, and the ticket stands
 * as before unless it has moved on. Answers the words. Publishes `ticket.reply_taken_back`, to those inside.
 */
export async function takeBackReply(tx: Db, actor: Actor, now: Date, ticket: TicketRow, replyId: string) {
  const reply = await lockReply(tx, ticket.id, replyId);
  if (!reply) throw notFound("reply");
  if (reply.author_id !== personIdOf(actor) || !reply.from_technician) throw new Problem(403, "not_allowed");
  const before = await standBefore(tx, ticket.id, replyId);
  if (!before || now.getTime() - reply.at.getTime() > secondThoughts) throw replyLeft();
  const files = await deleteReply(tx, replyId);
  await releaseFiles(tx, personIdOf(actor), files, now);
  await standAgain(tx, now, ticket, before, reply.at);
  await tell(tx, actor, now, "ticket.reply_taken_back", ticket.id, { at: reply.at.toISOString() });
  return { body: reply.body, attachments: files };
}

/** Gives a ticket that the caller has locked how it stood before something that was written at `since`, unless it has moved on. */
export async function standAgain(tx: Db, now: Date, ticket: TicketRow, before: Standing, since: Date): Promise<void> {
  const stands = ticket.updated_at.getTime() === since.getTime();
  await updateTicket(tx, ticket.id, stands ? before : {}, now);
}
