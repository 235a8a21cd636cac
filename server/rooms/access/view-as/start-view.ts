import { personIdOf, type Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { newId } from "../../../platform/id.ts";
import { Problem, wrongField } from "../../../platform/problem.ts";
import { actorFor } from "../authenticate.ts";
import { requireSession } from "../require-session.ts";
import { endView } from "./end-view.ts";
import { mayViewAs, viewMinutes } from "./policy.ts";
import { insertView } from "./store-view.ts";

/** Begins to look as somebody else does, who may do no more; one that goes on already ends. Publishes `view_as.started`. */
export async function startView(tx: Db, actor: Actor, now: Date, given: { person: string; reason: string }) {
  const sessionId = requireSession(actor);
  const viewerId = personIdOf(actor);
  if (given.person === viewerId) throw wrongField("/person", "view_as_self");
  const person = await actorFor(tx, given.person).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) throw wrongField("/person", "unknown", { what: "person" });
    throw error;
  });
  if (!mayViewAs(actor, person)) throw wrongField("/person", "may_do_more", { name: person.name });
  await endView(tx, actor, now);
  const id = newId();
  const until = new Date(now.getTime() + viewMinutes * 60_000);
  const row = { id, session_id: sessionId, viewer_id: viewerId, person_id: given.person, reason: given.reason };
  await insertView(tx, { ...row, started_at: now, until_at: until, ended_at: null });
  const data = { view_id: id, name: person.name, reason: given.reason, until: until.toISOString() };
  await publish(tx, { type: "view_as.started", actorId: viewerId, personId: given.person, data }, now);
  return { person: { id: given.person, name: person.name }, until: until.toISOString() };
}
