import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { addToDraft } from "../drafts/index.ts";
import { loadFor, replyLeft, takeBackReply } from "../tickets/index.ts";
import { updateMessage } from "./store-outcome.ts";
import { lockMessagesOf } from "./store.ts";

/** Undoes a reply whose mail has not left: it is in nobody's way any more, and its words are a draft again. */
export async function takeBack(tx: Db, actor: Actor, now: Date, key: string, replyId: string) {
  const ticket = await loadFor(tx, actor, key, "reply");
  if (!isId(replyId)) throw notFound("reply");
  const messages = await lockMessagesOf(tx, replyId);
  if (messages.some(({ state, attempts }) => state !== "canceled" && (state !== "waiting" || attempts > 0))) throw replyLeft();
  const taken = await takeBackReply(tx, actor, now, ticket, replyId);
  for (const { id } of messages) await updateMessage(tx, id, { state: "canceled", ended_at: now });
  await addToDraft(tx, personIdOf(actor), now, `reply:${ticket.id}`, taken.body);
  return taken;
}
