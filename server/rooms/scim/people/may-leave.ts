import { afterEnd, type Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { Problem } from "../../../platform/problem.ts";
import { administrators } from "../../access/index.ts";
import { isTooMany } from "../../directory/index.ts";
import { notifyAll } from "../../notifications/index.ts";
import { beginHolding, lockSource, type SourceRow } from "../store-source.ts";
import { countLeaving, holdUser } from "../store-user.ts";

const hour = 3_600_000;

/** Whoever would have left stands in a list, and who runs the desk is told, once. Publishes `scim_source.held`. */
async function hold(tx: Db, { id, name }: SourceRow, userId: string, now: Date): Promise<void> {
  await holdUser(tx, userId, now);
  if (!(await beginHolding(tx, id, now))) return;
  const eventId = await publish(tx, { type: "scim_source.held", actorId: null, data: { scim_source_id: id, name } }, now);
  const told = await administrators(tx);
  await notifyAll(
    tx,
    told.map((person) => ({ eventId, personId: person.id, kind: "leavers_held" as const, text: name, at: now })),
  );
}

/**
 * Refuses with 403 when by that more people would have left within an hour than may: a program that went wrong, or somebody with its token,
 * closes a company otherwise. Counted under a lock, one after the other.
 */
export async function requireMayLeave(tx: Db, sourceId: string, userId: string, now: Date): Promise<void> {
  const source = await lockSource(tx, sourceId);
  if (!source || (source.let_go_until && source.let_go_until > now)) return;
  const { known, left } = await countLeaving(tx, source.id, new Date(now.getTime() - hour));
  if (!isTooMany(known, left + 1, 1, source.most_leaving)) return;
  afterEnd(tx, (after) => hold(after, source, userId, now));
  throw new Problem(403, "scim_leaving_held", { facts: { most: source.most_leaving } });
}
