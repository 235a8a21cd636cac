import type { Actor } from "../../../platform/actor.ts";
import { transaction, type Db } from "../../../platform/db.ts";
import { publish } from "../../../platform/events/publish.ts";
import type { Job } from "../../../platform/jobs.ts";
import { requireSession } from "../require-session.ts";
import { endViewOf, endViewsBefore, type ViewRow } from "./store-view.ts";

const tellEnded = (tx: Db, row: ViewRow, automatic: boolean, now: Date) => {
  const data = { view_id: row.id, started_at: row.started_at.toISOString(), automatic };
  return publish(tx, { type: "view_as.ended", actorId: row.viewer_id, personId: row.person_id, data }, now);
};

/** Whoever looks through another's eyes is themself again; publishes `view_as.ended`. Nothing happens where nobody looks. */
export async function endView(tx: Db, actor: Actor, now: Date): Promise<void> {
  const ended = await endViewOf(tx, requireSession(actor), now);
  if (ended) await tellEnded(tx, ended, false, now);
}

/** Notes the end of views whose time is over: they show nothing any more since then. */
export const endOldViews: Job = {
  name: "access.end_views",
  pattern: "* * * * *",
  run: (db, now) =>
    transaction(db, async (tx) => {
      for (const row of await endViewsBefore(tx, now)) await tellEnded(tx, row, true, now);
    }),
};
