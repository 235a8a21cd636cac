import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { newId } from "../../../platform/id.ts";
import { wrongField } from "../../../platform/problem.ts";
import { hoursNow } from "../../calendars/index.ts";
import { dueWith } from "../due/when-due.ts";
import { whereItComes } from "../change-rules.ts";
import { mayOpenInto } from "../policy.ts";
import { requireRight } from "../load-ticket.ts";
import { refuseMergedSecret } from "../merge/whole.ts";
import { resolveTeam } from "../resolve-references.ts";
import { directionOf } from "../ticket.ts";
import type { Act } from "./act.ts";
import { undoOf, type Decide } from "./step.ts";

/** As an escalation to a team by name: the stay ends, the next begins unaccepted, the reason travels along. */
export async function move(tx: Db, actor: Actor, now: Date, { team: key, reason }: Act & { act: "move" }): Promise<Decide> {
  const team = await resolveTeam(tx, key, "/change/team");
  if (!mayOpenInto(actor, team.id)) throw wrongField("/change/team", "not_into_team", { team: team.name });
  const hours = await hoursNow(tx);
  return (row) => {
    requireRight(actor, row, "escalate");
    if (row.team_id === team.id) return null;
    refuseMergedSecret({ ...row, restricted: row.restricted || team.confidential });
    const due = dueWith(hours, row, { team_id: team.id, at: now });
    const outcome = directionOf(row.tier, team.tier);
    const values = {
      status: "open" as const,
      waiting_reason: null,
      waiting_until: null,
      team_id: team.id,
      tier: team.tier,
      assignee_id: null,
      accepted: false,
      ...whereItComes(actor, row, team),
      ...(due && { due_at: due.due_at }),
    };
    const data = { from: row.team_name, to: team.name, tier: team.tier, path: "functional", team_id: team.id, reason, question: "" };
    return {
      values,
      ...(due && { minutes: due.minutes }),
      told: [{ type: `ticket.${outcome}`, data }],
      shown: { team: { from: row.team_name, to: team.name } },
      undo: undoOf(row, values),
      moveTo: { id: newId(), team_id: team.id, tier: team.tier, outcome, reason, accepted_by: null },
      withdrawOffer: true,
      // Who followed it before does not follow what is confidential now.
      ...(team.confidential && !row.restricted && { leave: row.watcher_ids }),
    };
  };
}
