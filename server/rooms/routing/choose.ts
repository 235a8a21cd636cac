import type { Db } from "../../platform/db.ts";
import { Problem } from "../../platform/problem.ts";
import { remembered } from "../../platform/remember.ts";
import { actorFor } from "../access/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import { factsOf, heldBy, lastHelper, mayWorkOn, offeredTo, pointsOf, together, type TicketRow } from "../tickets/index.ts";
import { against, decide, type Decision, type Standing, type Wanted } from "./decide.ts";
import type { RuleRow } from "./store-rules.ts";
import { workersIn } from "./store-people.ts";
import { lastTurns, type TurnRow } from "./store-turns.ts";
import type { Worker } from "./workers.ts";

/** What a ticket asks of who takes it, by a rule. */
async function wantedBy(tx: Db, row: TicketRow, { content }: RuleRow, turn: TurnRow): Promise<Wanted> {
  const requester = row.on_behalf_of_id ?? row.requester_id;
  const reads = content.speaks && requester ? (await findPeopleByIds(tx, [requester])).get(requester)?.language : undefined;
  return {
    skills: new Map(content.skills.map(({ skill, level }) => [skill, level])),
    language: reads ?? null,
    requesters: [row.requester_id, row.on_behalf_of_id].flatMap((id) => id ?? []),
    holder: turn.holder_id,
    asked: turn.asked,
    points: pointsOf(row),
    way: content.way,
  };
}

/**
 * What the people of a team have in their hands: the sum over all their tickets, a second old at most. What routing itself gave out is
 * never in doubt by that: offers are asked anew each time, one decision after the other.
 */
const heldInTeam = remembered(/^ticket\.(accepted|assigned|resolved|closed|reopened|handed_\w+)$|^team\./, async (db, teamId: string) =>
  heldBy(
    db,
    (await workersIn(db, teamId)).map(({ id }) => id),
  ),
);

/** What decides among those against whom nothing stands. */
async function standingsOf(
  tx: Db,
  row: TicketRow,
  rule: RuleRow,
  wanted: Wanted,
  workers: readonly Worker[],
): Promise<Map<string, Standing>> {
  const ids = workers.filter((one) => against(wanted, one).length === 0).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const requester = wanted.way === "last_handler" ? (row.on_behalf_of_id ?? row.requester_id) : null;
  const [held, offered, turns, helper] = await Promise.all([
    heldInTeam(tx, row.team_id),
    offeredTo(tx, ids),
    lastTurns(tx, rule.id),
    requester ? lastHelper(tx, requester, row.id, ids) : null,
  ]);
  const work = together(held, offered);
  return new Map(ids.map((id) => [id, { load: work.get(id) ?? 0, turn: turns.get(id) ?? 0, helped: id === helper }]));
}

/** An offer itself lets somebody in, so they are judged as if it were theirs already. */
async function mayTake(tx: Db, row: TicketRow, id: string): Promise<boolean> {
  try {
    return mayWorkOn(await actorFor(tx, id), { ...factsOf(row), offered_to: id });
  } catch (error) {
    // Who left has no account to work with.
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** As `decide`; who is chosen was asked whether they may work on it. */
export async function choose(tx: Db, row: TicketRow, rule: RuleRow, turn: TurnRow, workers: Worker[]): Promise<Decision> {
  const wanted = await wantedBy(tx, row, rule, turn);
  const standings = await standingsOf(tx, row, rule, wanted, workers);
  for (;;) {
    const decision = decide(wanted, workers, standings);
    const chosen = workers.find(({ id }) => id === decision.chosen);
    if (!chosen || (await mayTake(tx, row, chosen.id))) return decision;
    chosen.mayNot = true;
  }
}
