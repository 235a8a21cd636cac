import type { Actor } from "../../platform/actor.ts";
import { personIdOf } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { isId } from "../../platform/id.ts";
import { notFound, Problem } from "../../platform/problem.ts";
import { openAgain } from "../access/index.ts";
import { mayLift } from "./policy.ts";
import { voidNotices } from "./store-notices.ts";
import { changeAlarm, isClosedByOther, lockAlarm } from "./store.ts";

/** Lifts an alarm, and opens the account again where it was closed by it. Publishes `guard.lifted` with the reason. */
export async function lift(tx: Db, actor: Actor, now: Date, id: string, reason: string): Promise<void> {
  const row = isId(id) ? await lockAlarm(tx, id) : undefined;
  if (!row) throw notFound("alarm");
  if (!actor.sessionId) throw new Problem(403, "session_needed");
  if (!mayLift(actor, row)) throw new Problem(403, "not_yours_to_lift");
  await changeAlarm(tx, id, { lifted_at: now, lifted_by: personIdOf(actor), lifted_why: reason });
  if (row.closed_account && row.person_id && !(await isClosedByOther(tx, row.person_id, id)))
    await openAgain(tx, actor, row.person_id, now);
  // What was told of before was looked at: its links raise nothing any more.
  if (row.person_id) await voidNotices(tx, row.person_id, now);
  const data = { alarm_id: id, kind: row.kind, reason };
  await publish(tx, { type: "guard.lifted", actorId: actor.personId, personId: row.person_id, data }, now);
}
