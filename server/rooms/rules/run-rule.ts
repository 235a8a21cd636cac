import type { Actor } from "../../platform/actor.ts";
import { isDiskFull, isDisturbed, isUnreachable } from "../../platform/database-errors.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { newId } from "../../platform/id.ts";
import { Problem } from "../../platform/problem.ts";
import { fillingFor } from "../macros/index.ts";
import { ticketsByIds } from "../tickets/index.ts";
import { deskFor } from "./desk.ts";
import { doAct, wouldDo, type Doing } from "./do-act.ts";
import { mayFollow } from "./occasion.ts";
import { stopWhenCircling } from "./stop-rule.ts";
import type { RuleRow } from "./store.ts";
import { beginRun, dropRun, endRun, keep, mark, undo } from "./store-runs.ts";
import type { Step } from "./tables.ts";

/** Why a rule has its turn on a ticket: a fact, or a moment since which time has passed. */
export interface Turn {
  ticketId: string;
  eventId: string | null;
  stateAt: Date | null;
  /** Rules that led here. */
  chain: readonly string[];
  now: Date;
}

type Outcome = "changed" | "unchanged" | "stopped";

const ours = (error: unknown): boolean => !isUnreachable(error) && !isDisturbed(error) && !isDiskFull(error);

const resultOf = (steps: readonly Step[]) => {
  if (steps.some(({ result }) => result === "changed")) return "done";
  return steps.some(({ result }) => result === "refused") ? "refused" : "unchanged";
};

async function doAll(tx: Db, actor: Actor, rule: RuleRow, doing: Doing): Promise<Step[]> {
  const steps: Step[] = [];
  for (const act of rule.acts) steps.push(await doAct(tx, actor, act, doing));
  return steps;
}

/** As `doAll`; where something of ours goes wrong nothing is done, and null is answered. */
async function attempt(tx: Db, actor: Actor, rule: RuleRow, doing: Doing): Promise<Step[] | null> {
  await mark(tx);
  try {
    const steps = await doAll(tx, actor, rule, doing);
    await keep(tx);
    return steps;
  } catch (error) {
    await undo(tx);
    if (!ours(error)) throw error;
    return null;
  }
}

/** It would act where it may not: on itself, or too deep. What changes nothing is no circle. */
async function standStill(tx: Db, actor: Actor, rule: RuleRow, runId: string, turn: Turn, doing: Omit<Doing, "mark">): Promise<Outcome> {
  let circles = false;
  for (const act of rule.acts) {
    try {
      circles ||= await wouldDo(tx, actor, act, doing);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
  if (!circles) {
    await dropRun(tx, runId);
    return "unchanged";
  }
  await endRun(tx, runId, "stopped", []);
  return (await stopWhenCircling(tx, rule, turn.now)) ? "stopped" : "unchanged";
}

/** Gives a rule its turn on a ticket, once for each fact and each moment. Publishes `ticket.rule_ran` where it changed something. */
export async function runRule(tx: Db, rule: RuleRow, turn: Turn): Promise<Outcome> {
  const { ticketId, eventId, stateAt, chain, now } = turn;
  const id = newId();
  const begun = { id, rule_id: rule.id, version: rule.version, ticket_id: ticketId, event_id: eventId, state_at: stateAt, at: now };
  if (!(await beginRun(tx, begun))) return "unchanged";
  const actor = deskFor(rule);
  const ticket = (await ticketsByIds(tx, [ticketId])).get(ticketId);
  if (!ticket) return "unchanged";
  const filling = await fillingFor(tx, actor, ticket);
  if (!mayFollow(chain, rule.id)) return standStill(tx, actor, rule, id, turn, { ticketId, filling, now });
  const steps = await attempt(tx, actor, rule, {
    ticketId,
    filling,
    now,
    mark: { rule_id: rule.id, rule_name: rule.name, rule_chain: [...chain, rule.id] },
  });
  const result = steps ? resultOf(steps) : "failed";
  if (result === "unchanged" && eventId !== null) await dropRun(tx, id);
  else await endRun(tx, id, result, steps ?? []);
  if (result !== "done") return "unchanged";
  const acts = (steps ?? []).filter((step) => step.result === "changed").map((step) => step.act);
  await publish(tx, { type: "ticket.rule_ran", actorId: null, ticketId, data: { rule_id: rule.id, name: rule.name, acts } }, now);
  return "changed";
}
