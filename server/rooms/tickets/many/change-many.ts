import type { Actor } from "../../../platform/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { Problem } from "../../../platform/problem.ts";
import type { Act, PutBack } from "./act.ts";
import { judge, type Judgement } from "./judge.ts";
import { prepare } from "./prepare.ts";
import type { Decide } from "./step.ts";
import { lockMany, readMany } from "./store-read.ts";
import { writeSteps } from "./write-steps.ts";

/** What an act names may be gone when it comes to be done: then every ticket is refused for that. */
async function decided(tx: Db, actor: Actor, now: Date, act: Act | PutBack): Promise<Decide> {
  try {
    return await prepare(tx, actor, now, act);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return () => {
      throw error;
    };
  }
}

/**
 * Does one thing to many tickets, in a handful of statements. Each is judged by the rules that hold when somebody does it by hand;
 * one that is refused stays as it is, and the others go on. `mark` goes with every fact.
 */
export async function changeMany(
  tx: Db,
  actor: Actor,
  now: Date,
  act: Act | PutBack,
  ids: readonly string[],
  mark: Record<string, unknown>,
): Promise<Judgement[]> {
  const rows = await lockMany(tx, ids);
  // Behind the lock: what is looked up of the tickets themselves, such as what is done of their checklists, stays so.
  const judged = judge(ids, rows, await decided(tx, actor, now, act));
  await writeSteps(
    tx,
    actor,
    now,
    judged.filter((one) => one.result === "changed"),
    mark,
  );
  return judged;
}

/** What `changeMany` would do. Nothing is locked, nothing is written. Throws at the field where the act names what is not there. */
export async function judgeMany(db: Db, actor: Actor, now: Date, act: Act | PutBack, ids: readonly string[]): Promise<Judgement[]> {
  const decide = await prepare(db, actor, now, act);
  return judge(ids, await readMany(db, ids), decide);
}
