import type { RuleAct } from "../../../contract/rules.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { publish } from "../../platform/events/publish.ts";
import { Problem } from "../../platform/problem.ts";
import { actorFor } from "../access/index.ts";
import type { Filling } from "../macros/index.ts";
import { findPeopleByIds } from "../people/index.ts";
import { membersOf } from "../teams/index.ts";
import { fillBody } from "../texts/index.ts";
import { changeMany, factsOf, findTicket, judgeMany, mayReadInside, type Judgement } from "../tickets/index.ts";
import { actInBulk } from "./act-in-bulk.ts";
import type { Step } from "./tables.ts";

/** What one rule does to one ticket. */
export interface Doing {
  ticketId: string;
  filling: Filling;
  now: Date;
  /** Goes with every fact that it leads to. */
  mark: Record<string, unknown>;
}

const stepOf = (act: RuleAct, judged: Judgement | undefined): Step => ({
  act: act.act,
  result: judged?.result ?? "unchanged",
  refusal: judged?.result === "refused" ? judged.refusal : null,
});

/** Nobody is told of what they may not read. */
async function thoseInside(tx: Db, ticketId: string, people: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const ticket = await findTicket(tx, ticketId);
  const inside = new Map<string, string>();
  for (const [id, name] of people) {
    const person = await actorFor(tx, id).catch(refusedOnly);
    if (ticket && person && mayReadInside(person, factsOf(ticket))) inside.set(id, name);
  }
  return inside;
}

/** Who left has no account to read with. */
function refusedOnly(error: unknown): null {
  if (error instanceof Problem) return null;
  throw error;
}

/** Tells people by the notice that a technician gives to leads; publishes `ticket.noticed`. */
async function giveWord(tx: Db, act: Extract<RuleAct, { act: "notify" }>, { ticketId, filling, now, mark }: Doing): Promise<Step> {
  const [people, members] = await Promise.all([findPeopleByIds(tx, act.people), act.team === null ? [] : membersOf(tx, act.team)]);
  const told = await thoseInside(tx, ticketId, new Map([...people.values(), ...members].map(({ id, name }) => [id, name])));
  const data = {
    to: "rule",
    reason: fillBody(act.reason, filling.values),
    told: [...told.keys()],
    names: [...told.values()],
    ...mark,
  };
  if (told.size > 0) await publish(tx, { type: "ticket.noticed", actorId: null, ticketId, data }, now);
  return { act: act.act, result: told.size > 0 ? "changed" : "unchanged", refusal: null };
}

/** Does one act to a ticket, by the rules that hold by hand: what may not be done stays undone, with the reason. */
export async function doAct(tx: Db, actor: Actor, act: RuleAct, doing: Doing): Promise<Step> {
  if (act.act === "notify") return giveWord(tx, act, doing);
  const inBulk = actInBulk(act, doing.filling, doing.now);
  if (!inBulk) throw new Error(`${act.act} is no act`);
  const [judged] = await changeMany(tx, actor, doing.now, inBulk, [doing.ticketId], doing.mark);
  return stepOf(act, judged);
}

/** Whether it would change anything. Nothing is written. */
export async function wouldDo(tx: Db, actor: Actor, act: RuleAct, { ticketId, filling, now }: Omit<Doing, "mark">): Promise<boolean> {
  if (act.act === "notify") return true;
  const inBulk = actInBulk(act, filling, now);
  const [judged] = inBulk ? await judgeMany(tx, actor, now, inBulk, [ticketId]) : [];
  return judged?.result === "changed";
}
