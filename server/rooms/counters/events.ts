import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";

export type WalkInFact =
  | "walk_in.arrived"
  | "walk_in.called"
  | "walk_in.serving"
  | "walk_in.put_back"
  | "walk_in.no_show"
  | "walk_in.left"
  | "walk_in.sent_on"
  | "walk_in.served"
  | "walk_in.rated";

/** Who came is the desk's own record, as contacts are: what they said and what they are called never stands in the log. */
export const tell = (
  tx: Db,
  actor: Pick<Actor, "personId">,
  now: Date,
  type: WalkInFact,
  row: { id: string; counter_id: string; label: string },
  data: Record<string, unknown> = {},
): Promise<string> =>
  publish(tx, { type, actorId: actor.personId, data: { walk_in_id: row.id, counter_id: row.counter_id, label: row.label, ...data } }, now);

/** What nobody of the desk did. */
export const nobody = { personId: null } as const;
