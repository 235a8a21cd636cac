import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import type { TeamGiven } from "./create-team.ts";
import { releasePath, releaseTier, updateTeam, type TeamRow } from "./store.ts";

const fields = ["name", "tier", "email", "handles", "is_default", "follow_up", "follow_up_days", "closed", "confidential"] as const;

/** Changes what is given; publishes `team.changed` with the names of the fields. */
export async function changeTeam(tx: Db, actor: Actor, before: TeamRow, changes: Partial<TeamGiven>): Promise<TeamRow> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const after: TeamRow = { ...before, ...given };
  const changed = fields.filter((field) => after[field] !== before[field]);
  if (changed.length === 0) return before;
  if (after.is_default && (changed.includes("is_default") || changed.includes("tier"))) await releaseTier(tx, after.tier);
  if (after.handles && changed.includes("handles")) await releasePath(tx, after.handles);
  await updateTeam(tx, before.id, Object.fromEntries(changed.map((field) => [field, after[field]])));
  await publish(tx, { type: "team.changed", actorId: actor.personId, data: { team_id: before.id, name: after.name, fields: changed } });
  return after;
}
