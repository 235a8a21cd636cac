import { personIdOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound } from "../../platform/problem.ts";
import { sessionEnded, type EndReason } from "./events.ts";
import { revokeSession, revokeSessionsOf } from "./store-session.ts";

/** Ends one session of one's own; publishes `session.ended`. */
export async function endSession(tx: Db, actor: Actor, id: string, reason: EndReason, now: Date): Promise<void> {
  const ended = await revokeSession(tx, id, personIdOf(actor), now);
  if (!ended) throw notFound("session");
  await publish(tx, sessionEnded(ended.id, ended.person_id, reason, actor.personId), now);
}

/** Ends every session of a person but perhaps one; publishes `session.ended` for each. */
export async function endSessionsOf(
  tx: Db,
  actor: Actor,
  personId: string,
  reason: EndReason,
  except: string | null,
  now: Date,
): Promise<void> {
  for (const ended of await revokeSessionsOf(tx, personId, except, now)) {
    await publish(tx, sessionEnded(ended.id, personId, reason, actor.personId), now);
  }
}
