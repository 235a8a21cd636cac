import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { releaseFiles } from "../files/index.ts";
import { tell } from "./events.ts";
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
  const stands = ticket.updated_at.getTime() === reply.at.getTime();
  await updateTicket(tx, ticket.id, stands ? before : {}, now);
  await tell(tx, actor, now, "ticket.reply_taken_back", ticket.id, {});
  return { body: reply.body, attachments: files };
}
