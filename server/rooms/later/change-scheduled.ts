import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { loadFor } from "../tickets/index.ts";
import { loadMine } from "./load-scheduled.ts";
import { presentOne } from "./present.ts";
import { leavesAt } from "./schedule-reply.ts";
import { updateScheduled } from "./store.ts";

interface Given {
  body?: string | undefined;
  send_at?: string | undefined;
}

/** Another time, or other words. Whoever decides about what was held knows what was written meanwhile: it leaves in time again. */
export async function changeScheduled(tx: Db, actor: Actor, now: Date, key: string, id: string, given: Given) {
  const ticket = await loadFor(tx, actor, key, "reply");
  const row = await loadMine(tx, actor, ticket, id);
  if (given.body === undefined && given.send_at === undefined) throw new Problem(400, "invalid_input");
  // A time that has passed while it was held has to be chosen anew.
  const send_at = leavesAt(given.send_at ?? row.send_at.toISOString(), now);
  await updateScheduled(tx, id, { body: given.body ?? row.body, send_at, held: null, meant_at: now });
  const data = { at: send_at.toISOString() };
  await publish(tx, { type: "ticket.reply_scheduled", actorId: actor.personId, ticketId: ticket.id, data }, now);
  return presentOne(tx, actor, ticket, id);
}
