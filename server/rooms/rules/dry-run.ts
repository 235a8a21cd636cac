import type { BodyOf } from "../../../contract/route.ts";
import type { RuleAct, RuleDryRun, ruleRoutes } from "../../../contract/rules.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { sql } from "../../platform/db.ts";
import { sayRefusal } from "../bulk/index.ts";
import type { Filling } from "../macros/index.ts";
import { judgeMany, newestMatching, readFilter, withTeams, type Judgement } from "../tickets/index.ts";
import { actInBulk } from "./act-in-bulk.ts";
import { checkRule } from "./check-rule.ts";
import { deskFor } from "./desk.ts";

const mostSamples = 20;
type Asked = BodyOf<(typeof ruleRoutes)["POST /rules/dry-runs"]>;
type SampleStep = RuleDryRun["samples"][number]["steps"][number];

/** Words stand as they were written: whom they would go to does not matter here. */
const unfilled = (actor: Actor): Filling => ({ values: {}, requesters: actor.language, writers: actor.language });

function stepOf(act: RuleAct, judged: Judgement | undefined, actor: Actor): SampleStep {
  if (!judged) return { act: act.act, result: "changed", refusal: null, changes: {} };
  const changes = judged.result === "changed" ? judged.step.shown : {};
  const refusal = judged.result === "refused" ? sayRefusal(actor.language, judged.refusal) : null;
  return { act: act.act, result: judged.result, refusal, changes };
}

/** What a rule would do to the newest tickets as they are now, each act judged by itself. Nothing is written. */
export async function dryRun(db: Db, actor: Actor, now: Date, asked: Asked): Promise<RuleDryRun> {
  await checkRule(db, actor, now, asked);
  const desk = deskFor({ language: actor.language, time_zone: actor.timeZone });
  const filter = await readFilter(db, desk, now, asked.filter, "/filter");
  const newest = await newestMatching(db, actor, sql<boolean>`(${withTeams(asked.teams)} and ${filter})`, asked.newest);
  const matched = newest.filter((ticket) => ticket.matched);
  const ids = matched.map(({ id }) => id);
  const judgements: (Judgement[] | null)[] = [];
  for (const act of asked.acts) {
    const inBulk = actInBulk(act, unfilled(actor), now);
    judgements.push(inBulk && (await judgeMany(db, desk, now, inBulk, ids)));
  }
  const stepsAt = (place: number) => asked.acts.map((act, at) => stepOf(act, judgements[at]?.[place], actor));
  const all = matched.map((ticket, place) => ({ ticket, steps: stepsAt(place) }));
  const titles = Map.groupBy(
    all.flatMap(({ steps }) => steps.flatMap(({ refusal }) => refusal ?? [])),
    (title) => title,
  );
  return {
    examined: newest.length,
    matched: matched.length,
    changed: all.filter(({ steps }) => steps.some(({ result }) => result === "changed")).length,
    refusals: [...titles].map(([title, { length: count }]) => ({ title, count })).toSorted((a, b) => b.count - a.count),
    samples: all.slice(0, mostSamples).map(({ ticket: { id, number, subject }, steps }) => ({ ticket: { id, number, subject }, steps })),
  };
}
