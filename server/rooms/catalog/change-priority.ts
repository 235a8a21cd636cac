import { priority as priorities } from "../../../contract/catalog.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { notFound } from "../../platform/problem.ts";
import { lockTarget, putUpdateMinutes } from "./store.ts";

/** By when whoever asked hears more: from the next word on that begins, never of one that is owed. Publishes `priority.changed`. */
export async function changePriority(tx: Db, actor: Actor, now: Date, key: string, given: { update_minutes: number }) {
  const named = priorities.safeParse(key);
  const before = named.success ? await lockTarget(tx, named.data) : undefined;
  if (!before) throw notFound("priority");
  const { update_minutes } = given;
  if (before.update_minutes === update_minutes) return before;
  await putUpdateMinutes(tx, before.priority, update_minutes);
  const data = { priority: before.priority, from: before.update_minutes, to: update_minutes };
  await publish(tx, { type: "priority.changed", actorId: actor.personId, data }, now);
  return { ...before, update_minutes };
}
