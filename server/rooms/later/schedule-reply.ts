import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { attach } from "../files/index.ts";
import { answersAsTechnician, loadFor, requireSeen, takeDraft, wholeOf } from "../tickets/index.ts";
import { presentOne } from "./present.ts";
import { insertFiles, insertScheduled } from "./store.ts";

const longest = 366 * 86_400_000;

/** Refuses a time that has passed, and one that nobody can mean. */
export function leavesAt(sendAt: string, now: Date): Date {
  const at = new Date(sendAt);
  if (at <= now) throw wrongField("/send_at", "past");
  if (at.getTime() - now.getTime() > longest) throw wrongField("/send_at", "too_far");
  return at;
}

interface Given {
  body: string;
  wait: boolean;
  seen?: string | null | undefined;
  attachments?: string[] | undefined;
  send_at: string;
  shared_version?: number | undefined;
}

/** Writes a reply that leaves later. Publishes `ticket.reply_scheduled`, to those inside. */
export async function scheduleReply(tx: Db, actor: Actor, now: Date, key: string, given: Given) {
  const ticket = await loadFor(tx, actor, key, "reply");
  if (!answersAsTechnician(actor, ticket)) throw new Problem(403, "not_allowed");
  await requireSeen(tx, actor, wholeOf(ticket), given);
  const send_at = leavesAt(given.send_at, now);
  await takeDraft(tx, ticket.id, given);
  const id = newId();
  const author_id = personIdOf(actor);
  const { body, wait } = given;
  const row = { id, ticket_id: ticket.id, author_id, body, wait, send_at, held: null, meant_at: now, created_at: now };
  await insertScheduled(tx, row);
  const files = given.attachments?.length ? await attach(tx, actor, now, given.attachments) : [];
  await insertFiles(
    tx,
    id,
    files.map((file) => file.id),
  );
  const data = { at: send_at.toISOString() };
  await publish(tx, { type: "ticket.reply_scheduled", actorId: actor.personId, ticketId: ticket.id, data }, now);
  return presentOne(tx, actor, ticket, id);
}
