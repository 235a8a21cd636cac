import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { findRequestType } from "../catalog/index.ts";
import { hasScheduled } from "../later/index.ts";
import { hasDeskReply, loadInside, wholeOf } from "../tickets/index.ts";
import { fillIn, fillingFor } from "./blanks.ts";

/** The words that the request type has ready for the first reply; null once the desk has replied, or has a reply for later. */
export async function firstReply(db: Db, actor: Actor, key: string): Promise<string | null> {
  const ticket = await loadInside(db, actor, key);
  const type = ticket.request_type_id ? await findRequestType(db, ticket.request_type_id) : undefined;
  if (!type?.reply) return null;
  const whole = wholeOf(ticket);
  if ((await hasDeskReply(db, whole)) || (await hasScheduled(db, whole))) return null;
  const filling = await fillingFor(db, actor, ticket);
  return fillIn(type.reply, filling.requesters, filling);
}
