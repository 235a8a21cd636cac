import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isId } from "../../platform/id.ts";
import { notFound } from "../../platform/problem.ts";
import { addToDraft } from "../drafts/index.ts";
import { loadFor, takeBackReply } from "../tickets/index.ts";
import { beforeItLeaves } from "./withdraw.ts";

/** Undoes a reply whose mail has not left: it is in nobody's way any more, and its words are a draft again. */
export async function takeBack(tx: Db, actor: Actor, now: Date, key: string, replyId: string) {
  const ticket = await loadFor(tx, actor, key, "reply");
  if (!isId(replyId)) throw notFound("reply");
  const withdraw = await beforeItLeaves(tx, now, replyId);
  const taken = await takeBackReply(tx, actor, now, ticket, replyId);
  await withdraw();
  await addToDraft(tx, personIdOf(actor), now, `reply:${ticket.id}`, taken.body);
  return taken;
}
