import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { wrongField } from "../../platform/problem.ts";
import { insertTeam, releasePath, releaseTier, type TeamRow } from "./store.ts";
import type { FollowUp } from "./tables.ts";

export interface TeamGiven {
  key: string;
  name: string;
  tier: number;
  email?: string | null;
  handles?: "security" | "systemic" | null;
  is_default?: boolean;
  follow_up?: FollowUp;
  follow_up_days?: number;
  closed?: boolean;
  confidential?: boolean;
}

/** Adds a team; as the new default of its tier or end of a fast path it relieves the team that was. Publishes `team.created`. */
export async function createTeam(tx: Db, actor: Actor, given: TeamGiven): Promise<TeamRow> {
  const row: TeamRow = {
    id: newId(),
    key: given.key,
    name: given.name,
    tier: given.tier,
    email: given.email ?? null,
    handles: given.handles ?? null,
    is_default: given.is_default ?? false,
    follow_up: given.follow_up ?? "reopen_within",
    follow_up_days: given.follow_up_days ?? 30,
    closed: given.closed ?? false,
    confidential: given.confidential ?? false,
  };
  if (row.is_default) await releaseTier(tx, row.tier);
  if (row.handles) await releasePath(tx, row.handles);
  if (!(await insertTeam(tx, row))) throw wrongField("/key", "taken");
  await publish(tx, { type: "team.created", actorId: actor.personId, data: { team_id: row.id, name: row.name, tier: row.tier } });
  return row;
}
