import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import { isId } from "../../../platform/id.ts";
import { notFound, wrongField } from "../../../platform/problem.ts";
import { allCalendars } from "../../calendars/index.ts";
import { beginRecount } from "./begin-recount.ts";
import { endRecount, findRecount, type RecountRow } from "./store-recounts.ts";

/** All that is open, or what counts by one calendar: by what holds now. */
export async function askRecounts(tx: Db, actor: Actor, now: Date, given: { calendar: string | null; reason: string }): Promise<string> {
  const { calendar: calendar_id, reason } = given;
  if (calendar_id !== null && !(await allCalendars(tx)).some(({ id }) => id === calendar_id))
    throw wrongField("/calendar", "unknown", { what: "calendar" });
  return beginRecount(tx, now, { asked_by: actor.personId, reason, by: "all", calendar_id, since: null, until: null });
}

export async function loadRecount(db: Db, id: string): Promise<RecountRow> {
  const row = isId(id) ? await findRecount(db, id) : undefined;
  if (!row) throw notFound("clock_recount");
  return row;
}

/** Stops it between two batches; of one that is over nothing changes. Publishes `clock_recount.cancelled`. */
export async function cancelRecount(tx: Db, actor: Actor, now: Date, id: string): Promise<void> {
  const { id: recount_id, reason } = await loadRecount(tx, id);
  if (!(await endRecount(tx, recount_id, "cancelled", now))) return;
  const { moved } = await loadRecount(tx, recount_id);
  await publish(tx, { type: "clock_recount.cancelled", actorId: actor.personId, data: { recount_id, reason, moved } }, now);
}
