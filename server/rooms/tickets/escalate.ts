import type { z } from "zod";
import type { escalationGiven } from "../../../contract/tickets.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/id.ts";
import { Problem, wrongField } from "../../platform/problem.ts";
import { priorityOf, targetMinutes, targetsOf } from "../catalog/index.ts";
import { findTeam, teamForTier, teamHandling, type TeamRow } from "../teams/index.ts";
import { whereItComes } from "./change-rules.ts";
import { tell } from "./events.ts";
import { loadFor } from "./load-ticket.ts";
import { mayOpenInto } from "./policy.ts";
import { resolveTeam } from "./resolve-references.ts";
import { mergedIds } from "./merge/whole.ts";
import { updateTicket } from "./store.ts";
import { takeAlong } from "./store-merge.ts";
import { dueAfterMove, promiseAnew } from "./due/clock-of.ts";
import { clocksFollow } from "./due/counted.ts";
import type { Next } from "./due/when-due.ts";
import type { TicketRow } from "./store-rows.ts";
import { answerOffer, deleteWatchers, insertHandover, insertStay, updateStay } from "./store-stays.ts";
import { directionOf } from "./ticket.ts";

export type EscalationGiven = z.output<typeof escalationGiven>;

/** A tier beside a team has to be that team's: of two that differ, nobody knows which was meant. */
async function teamNamed(db: Db, key: string, tier: number | undefined) {
  const team = await resolveTeam(db, key);
  if (tier !== undefined && tier !== team.tier) throw wrongField("/tier", "other_tier", { tier: team.tier });
  return team;
}

/** The team that knows the category, when it is of that tier; else the tier's own first team. */
export async function teamFor(db: Db, row: TicketRow, given: { team?: string | undefined; tier?: number | undefined }) {
  if (given.team) return teamNamed(db, given.team, given.tier);
  const tier = given.tier ?? Math.min(row.tier + 1, 3);
  const expert = row.category?.team_id ? await findTeam(db, row.category.team_id) : null;
  return expert && expert.tier === tier ? expert : teamForTier(db, tier);
}

async function destination(tx: Db, row: TicketRow, given: EscalationGiven) {
  if (given.path === "functional" || given.team) return teamFor(tx, row, given);
  const team = await teamHandling(tx, given.path);
  if (!team) throw wrongField("/path", "no_team_handles", { path: given.path });
  return team;
}

/** What the fast paths add: a security matter is closed to others and urgent; a systemic issue is announced. */
async function fastPath(tx: Db, row: TicketRow, given: EscalationGiven, next: Next): Promise<Parameters<typeof updateTicket>[2]> {
  if (given.path === "security") {
    // Who followed a printer does not follow what it turned out to be; the team that has it asks whom it needs.
    if (!row.restricted) await deleteWatchers(tx, row.id);
    const priority = await priorityOf(tx, row.impact, 1);
    const minutes = await targetMinutes(tx, priority, await targetsOf(tx, row.request_type_id));
    return { restricted: true, urgency: 1, priority, due_at: await promiseAnew(tx, row, minutes, next) };
  }
  return given.path === "systemic" ? { systemic: true, announcement: given.announcement ?? null } : {};
}

/** What the team makes of what comes to it. */
async function arrival(tx: Db, actor: Actor, row: TicketRow, team: TeamRow): Promise<Parameters<typeof updateTicket>[2]> {
  if (team.confidential && !row.restricted) await deleteWatchers(tx, row.id);
  return whereItComes(actor, row, team);
}

/** Moves the ticket: the stay ends with how it left, the next begins unaccepted, the handover travels along. */
export async function escalate(tx: Db, actor: Actor, now: Date, key: string, given: EscalationGiven): Promise<TicketRow> {
  const row = await loadFor(tx, actor, key, "escalate");
  if (given.announcement !== undefined && given.path !== "systemic") throw wrongField("/announcement", "only_systemic");
  const team = await destination(tx, row, given);
  if (given.team && !mayOpenInto(actor, team.id)) throw wrongField("/team", "not_into_team", { team: team.name });
  if (team.id === row.team_id) throw new Problem(409, "already_there", { facts: { team: team.name } });
  const outcome = directionOf(row.tier, team.tier);
  const stayId = newId();
  const fromStayId = row.stay_id ?? stayId;
  const next = { team_id: team.id, at: now };
  const due = { ...(await dueAfterMove(tx, row, next)), ...(await fastPath(tx, row, given, next)) };
  await updateStay(tx, fromStayId, { to_at: now, outcome });
  await insertStay(tx, { id: stayId, ticket_id: row.id, team_id: team.id, tier: team.tier, from_at: now });
  const handover = given.handover ?? { asked: "", tried: "", found: "", evidence: "", question: "" };
  await insertHandover(tx, {
    id: newId(),
    ticket_id: row.id,
    from_stay_id: fromStayId,
    to_stay_id: stayId,
    author_id: actor.personId,
    reason: given.reason,
    ...handover,
    at: now,
  });
  await answerOffer(tx, row.id, "withdrawn", now);
  const status = { status: "open" as const, waiting_reason: null, waiting_until: null };
  await updateTicket(
    tx,
    row.id,
    {
      ...status,
      team_id: team.id,
      tier: team.tier,
      assignee_id: null,
      accepted: false,
      ...due,
      ...(await arrival(tx, actor, row, team)),
    },
    now,
  );
  if (row.restricted || team.confidential || given.path === "security")
    await takeAlong(tx, mergedIds(row), now, { teamId: team.id, tier: team.tier });
  await tell(tx, actor, now, `ticket.${outcome}`, row.id, {
    from: row.team_name,
    to: team.name,
    tier: team.tier,
    path: given.path,
    team_id: team.id,
    reason: given.reason,
    question: handover.question,
  });
  await clocksFollow(tx, now, row.id);
  return row;
}
