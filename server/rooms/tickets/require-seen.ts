import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { repliesSince } from "./store-timeline.ts";

interface Given {
  body?: string | undefined;
  seen?: string | null | undefined;
}

/**
 * Refuses to send over a public message that the writer has not read; the answer holds both texts. The ticket is locked, so of
 * two that are sent at once the second one meets the first. Whoever does not say what they have read is not asked.
 */
export async function requireSeen(tx: Db, actor: Actor, tickets: readonly string[], { body, seen }: Given): Promise<void> {
  if (seen === undefined || body === undefined) return;
  const replies = await repliesSince(tx, tickets, seen, actor.personId);
  if (replies.length === 0) return;
  throw new Problem(409, "replied_meanwhile", {
    facts: { name: replies.at(-1)?.author ?? "" },
    extra: { replies: replies.map((reply) => ({ ...reply, at: reply.at.toISOString() })), yours: body },
  });
}
