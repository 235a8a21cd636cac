import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { addToDraft } from "../drafts/index.ts";
import { releaseFiles } from "../files/index.ts";
import { beforeItLeaves } from "../outbox/index.ts";
import { loadFor, replyLeft, secondThoughts, standAgain } from "../tickets/index.ts";
import { loadSide } from "./load-side.ts";
import { deleteMessage, hasMessages, lockMessage } from "./store.ts";
import { told } from "./told.ts";

/**
 * Undoes a message to a vendor whose mail has not left: its words are the draft again from which it came, its files uploads, and a ticket that
 * it set waiting stands as before. Publishes `ticket.side_taken_back`, to those inside.
 */
export async function takeBack(tx: Db, actor: Actor, now: Date, key: string, sideId: string, messageId: string) {
  const me = personIdOf(actor);
  const ticket = await loadFor(tx, actor, key, "work");
  const side = await loadSide(tx, ticket, sideId);
  const message = isId(messageId) ? await lockMessage(tx, side.id, messageId) : undefined;
  if (!message) throw notFound("side_message");
  if (message.author_id !== me) throw new Problem(403, "not_allowed");
  if (now.getTime() - message.at.getTime() > secondThoughts) throw replyLeft();
  const withdraw = await beforeItLeaves(tx, now, message.id);
  await withdraw();
  const attachments = await deleteMessage(tx, message.id);
  await releaseFiles(tx, me, attachments, now);
  if (message.was) await standAgain(tx, now, ticket, message.was, message.at);
  const stays = await hasMessages(tx, side.id);
  await addToDraft(tx, me, now, `side:${stays ? side.id : ticket.id}`, message.body);
  await publish(tx, { type: "ticket.side_taken_back", actorId: actor.personId, ticketId: ticket.id, data: told(side) }, now);
  return { body: message.body, attachments };
}
