import type { BulkAct } from "../../../contract/bulk.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { countMails } from "../notifications/index.ts";
import { judgeMany, mayPutBack, type Judgement } from "../tickets/index.ts";
import { groupRefusals } from "./say-refusal.ts";
import { countAsked, someAsked } from "./store-items.ts";
import { asked, requireMeant, type Which } from "./which.ts";

const mostExamined = 10_000;
/** Judged in one go: nobody else waits longer for this process. */
const atOnce = 500;
const mostSamples = 5;

async function judgeAll(db: Db, actor: Actor, now: Date, act: BulkAct, ids: readonly string[]): Promise<Judgement[]> {
  // Also of no ticket: what the act names is looked up.
  const judged = await judgeMany(db, actor, now, act, ids.slice(0, atOnce));
  for (let from = atOnce; from < ids.length; from += atOnce)
    judged.push(...(await judgeMany(db, actor, now, act, ids.slice(from, from + atOnce))));
  return judged;
}

const samplesOf = (judged: readonly Judgement[]) =>
  judged
    .filter((one) => one.result === "changed")
    .slice(0, mostSamples)
    .map(({ row: { id, number, subject }, step }) => ({ ticket: { id, number, subject }, changes: step.shown }));

/** The mail that requesters would get; null where none leaves. */
async function mailsOf(db: Db, actor: Actor, act: BulkAct, judged: readonly Judgement[]) {
  if (act.act !== "reply" && act.act !== "resolve") return null;
  const changed = judged.filter((one) => one.result === "changed").map(({ id }) => id);
  return countMails(db, actor, act.act === "reply" ? "replied" : "solved", changed);
}

/** What a change of many tickets would do; without one, how many they are. */
export async function preview(db: Db, actor: Actor, now: Date, { change, ...which }: Which & { change?: BulkAct | undefined }) {
  if (change) requireMeant(actor, change);
  const set = await asked(db, actor, now, { ...which, change });
  const total = await countAsked(db, set);
  const missing = which.tickets ? new Set(which.tickets).size - total : 0;
  const judged = change ? await judgeAll(db, actor, now, change, await someAsked(db, set, mostExamined)) : [];
  const count = (result: Judgement["result"]) => judged.filter((one) => one.result === result).length;
  return {
    total,
    missing,
    examined: judged.length,
    changed: count("changed"),
    unchanged: count("unchanged"),
    failed: count("refused"),
    refusals: groupRefusals(
      actor.language,
      judged.flatMap((one) => (one.result === "refused" ? [{ refusal: one.refusal, count: 1 }] : [])),
    ),
    mails: change ? await mailsOf(db, actor, change, judged) : null,
    undo: change !== undefined && mayPutBack(change.act),
    // Who keeps the catalog need not be let in by every ticket that stands at a step.
    samples: change?.act === "leave_step" ? [] : samplesOf(judged),
  };
}
